import { fixedZone } from "@calcache/time-zones";
import { expect, it } from "vitest";
import { bookingPageMarkdown, siteMarkdown } from "./page-markdown.ts";

const site = "https://book.example";
const address = `${site}/team/devs/intro`;
const eventType = {
  id: 7,
  title: "Intro",
  description: "Meet [us](https://evil.example)\n# Now",
  ownerName: "R&D *team*",
  hosts: [{ name: "Ann" }, { name: "Ben" }],
  lengths: null,
  form: { questions: [], notes: null, guests: null },
  places: [],
} as unknown as Parameters<typeof bookingPageMarkdown>[0]["eventType"];
const start = Date.parse("2026-12-01T08:00Z") / 60_000;
const offered = {
  first: "2026-12-01",
  last: "2026-12-31",
  slots: { "2026-12-01": [{ start, end: start + 30 }] },
  nextAvailable: null,
  zone: fixedZone("Europe/Berlin", 60),
  length: 30,
} as unknown as Parameters<typeof bookingPageMarkdown>[0]["offered"];
const written = (changes: object = {}, search = {}) =>
  bookingPageMarkdown({ eventType, offered: { ...offered, ...changes } }, { address, site, search });

it("a page says what is booked, with whom, when it can be, and how", () => {
  const text = written({}, { orgSlug: "acme" });
  expect(text).toContain("# Intro · R\\&D \\*team\\*\n");
  expect(text).toContain("- 30 minutes; these times are for 30\n- with Ann, Ben\n");
  expect(text).toContain("### 2026-12-01\n\n- [09:00](https://book.example/team/devs/intro?orgSlug=acme&");
  expect(text).toContain(
    "slot=2026-12-01T08%3A00%3A00.000Z&cal.tz=Europe%2FBerlin): `2026-12-01T08:00:00.000Z`",
  );
  expect(text).toContain("`eventTypeId` 7");
});

it("a page says how what is booked repeats", () => {
  const repeating = { ...eventType, recurrence: { frequency: "weekly" as const, interval: 2, most: 6 } };
  expect(bookingPageMarkdown({ eventType: repeating, offered }, { address, site, search: {} })).toContain(
    "- repeats weekly, with an interval of 2, up to 6 times: `recurrenceCount` says how many",
  );
});

it("a page says which rooms there are to choose from", () => {
  const inRooms = { ...eventType, rooms: [{ id: 9, name: "Red *room*" }] };
  expect(bookingPageMarkdown({ eventType: inRooms, offered }, { address, site, search: {} })).toContain(
    "one by `cal.room` in the query (`room` of a booking): `9` Red \\*room\\*\n",
  );
});

it("a page says what has to be answered, and the places to choose from", () => {
  const size = { value: "l", label: "Large" };
  const question = { name: "size", kind: "select", label: "Your size", isRequired: true, options: [size] };
  const notes = { label: "Notes", placeholder: "", isRequired: true };
  const places = [
    { type: "phone", label: "The host calls you", asks: "phone" },
    { type: "inPerson", label: "1 High St", asks: null },
  ];
  const form = { questions: [question], notes, guests: null };
  const asking = { ...eventType, form, places } as unknown as typeof eventType;
  const text = bookingPageMarkdown({ eventType: asking, offered }, { address, site, search: {} });
  expect(text).toContain(
    "- `size`: Your size (select, required; of l)\n- `notes`: Notes (textarea, required)\n",
  );
  expect(text).toContain("- `phone`: The host calls you, whose phone is asked\n- `inPerson`: 1 High St\n");
});

it("nothing that people wrote is more than text", () => {
  expect(written()).toContain("Meet \\[us\\]\\(https://evil.example\\) \\# Now\n");
});

it("a page without times says where the next are", () => {
  const none = { slots: {}, nextAvailable: "2027-01-04" };
  expect(written(none)).toContain(
    "[The next are on 2027-01-04](https://book.example/team/devs/intro.md?date=2027-01-04)",
  );
  expect(written({ slots: {} })).toContain("None from 2026-12-01 on.");
});

it("a site lists its pages, each by its Markdown, and its API", () => {
  const team = { kind: "team", slug: "r&d", name: "R", orgSlug: "acme" } as const;
  const eventTypes = [{ slug: "intro", title: "Intro", description: null, lengths: [15, 30] }];
  const text = siteMarkdown([{ ...team, eventTypes }], site);
  expect(text).toContain(
    "- [Intro](https://book.example/team/r%26d/intro.md?orgSlug=acme): R, 15 or 30 minutes\n",
  );
  expect(siteMarkdown([], site)).not.toContain("## Pages");
});
