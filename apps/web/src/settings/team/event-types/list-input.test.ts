import { teamEventType } from "@calcache/configuration";
import { expect, test } from "vitest";
import { eventTypeIn } from "./event-type-input.ts";
import { listsIn, listValues, withoutUnchanged } from "./list-input.ts";

const bookingFields = [
  {
    type: "text",
    slug: "company",
    label: "Company",
    placeholder: "Contoso",
    required: true,
    hidden: false,
    maxLength: 80,
  },
  {
    ...{ type: "select", slug: "topic", label: "Topic", required: false, hidden: false },
    options: ["Sales", { value: "help", label: "I need help" }],
  },
  { type: "textarea", slug: "notes", label: "Anything else", required: false, hidden: true },
] as const;
const locations = [
  { type: "integration", integration: "office365-video" },
  { type: "address", address: "1 Long Lane", public: true },
  { type: "phone", phone: "+44 20 7946 0000", public: false },
  { type: "attendeePhone" },
] as const;

const reminders = [
  { before: 2880, to: "everybody", message: "Bring your figures." },
  { before: 90, to: "attendees" },
  { after: 120, to: "hosts" },
] as const;

const stored = { bookingFields, locations, reminders } as unknown as Parameters<typeof listValues>[0];
const form = (values: Record<string, string>) =>
  new URLSearchParams({ bookingFields: "shown", locations: "shown", reminders: "shown", ...values });

test("what is stored is what its form says, kind by kind", () => {
  expect(listsIn(form(listValues(stored))).said).toEqual({ bookingFields, locations, reminders });
});

test("what a form doesn't show is left alone, and what it shows empty is none", () => {
  expect(listsIn(new URLSearchParams(listValues(stored))).said).toEqual({});
  expect(listsIn(form({})).said).toEqual({ bookingFields: null, locations: null, reminders: [] });
});

test("a question has a name of its own, made of its words where none is typed", () => {
  const typed = {
    "bookingFields-0-label": "Your company?",
    "bookingFields-1-label": "会社",
    "bookingFields-4-label": "1st",
  };
  const { said, rows } = listsIn(form(typed));
  expect(said.bookingFields?.map(({ slug, type }) => [slug, type])).toEqual([
    ["your-company-1", "text"],
    ["question-2", "text"],
    ["st-5", "text"],
  ]);
  expect(rows.bookingFields).toEqual([0, 1, 4]);
});

test("what is wrong is said at its own row, whatever is left out before it", () => {
  const wrong = {
    ...{
      title: "Intro",
      slug: "intro",
      schedulingType: "COLLECTIVE",
      length: "30",
      minimumBookingNotice: "0",
    },
    ...{ beforeEventBuffer: "0", afterEventBuffer: "0" },
    "bookingFields-2-label": "Topic",
    "bookingFields-2-type": "radio",
    "bookingFields-3-label": "Size",
    "bookingFields-3-slug": "1size",
    "bookingFields-3-maxLength": "many",
    "locations-1-type": "link",
    "locations-1-value": "no link",
    "locations-2-type": "zoom",
    ...{ "reminders-1-moment": "before", "reminders-1-amount": "soon", "reminders-1-to": "hosts" },
    ...{ "reminders-3-moment": "after", "reminders-3-amount": "2", "reminders-3-unit": "hours" },
    "reminders-3-to": "nobody",
  };
  const read = eventTypeIn(form(wrong), []);
  expect(read.ok ? {} : Object.keys(read.error).sort()).toEqual([
    "bookingFields-2-options",
    "bookingFields-3-maxLength",
    "bookingFields-3-slug",
    "locations-1-value",
    "locations-2-type",
    "reminders-1-amount",
    "reminders-3-to",
  ]);
});

test("all kinds of a team file can be typed", () => {
  expect(teamEventType.shape.bookingFields.safeParse(bookingFields).success).toBe(true);
  expect(teamEventType.shape.locations.safeParse(locations).success).toBe(true);
});

test("what is as it was isn't written again, so that what cal.com keeps beside it stays", () => {
  expect(withoutUnchanged({ ...stored }, stored)).toEqual({ reminders });
  const { locations: places } = stored;
  expect(withoutUnchanged({ bookingFields: null, locations: places ?? null }, stored)).toEqual({
    bookingFields: null,
  });
  expect(withoutUnchanged({ ...stored }, null)).toEqual(stored);
});
