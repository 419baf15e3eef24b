import type { DesiredEvent } from "@calcache/calendar-events";
import { expect, test } from "vitest";
import { changeDraft, keyProperty, newDraft } from "./event-draft.ts";

const event: DesiredEvent = {
  title: "Intro",
  description: "Bring your questions",
  location: "Room 1",
  start: Date.parse("2026-07-01T08:00:00Z"),
  end: Date.parse("2026-07-01T08:30:00Z"),
  timeZone: "Europe/Berlin",
  attendees: [{ email: "bo@example.com", name: "Bo" }],
  onlineMeeting: false,
  language: null,
};

test("an event is made with plain text, in the attendee's zone, and carries its key", () => {
  expect(newDraft("key-1", event)).toEqual({
    subject: "Intro",
    body: { contentType: "text", content: "Bring your questions" },
    location: { displayName: "Room 1" },
    start: { dateTime: "2026-07-01T10:00:00", timeZone: "W. Europe Standard Time" },
    end: { dateTime: "2026-07-01T10:30:00", timeZone: "W. Europe Standard Time" },
    attendees: [{ emailAddress: { address: "bo@example.com", name: "Bo" }, type: "required" }],
    singleValueExtendedProperties: [keyProperty("key-1")],
  });
});

test("a link to meet online is asked for where it is wanted, and the language noted", () => {
  const draft = newDraft("key-1", { ...event, onlineMeeting: true, language: "de" });
  expect(draft).toMatchObject({ isOnlineMeeting: true, onlineMeetingProvider: "teamsForBusiness" });
  expect(draft.body?.content).toBe("Bring your questions");
  expect(draft.singleValueExtendedProperties?.map(({ value }) => value)).toEqual(["key-1", "de"]);
});

test("a change says what changes, and nothing else", () => {
  expect(changeDraft(event, ["title"])).toEqual({ subject: "Intro" });
  expect(Object.keys(changeDraft(event, ["start"]))).toEqual(["start", "isAllDay"]);
  expect(Object.keys(changeDraft(event, ["timeZone"]))).toEqual(["start", "end", "isAllDay"]);
});

test("the text of an online meeting is never replaced", () => {
  expect(changeDraft({ ...event, onlineMeeting: true }, ["description", "title"])).toEqual({
    subject: "Intro",
  });
});

test("an event is private where it is to be, and like any other again where it isn't", () => {
  expect(newDraft("key-1", event)).not.toHaveProperty("sensitivity");
  const hidden = { ...event, sensitivity: "private" as const };
  expect(newDraft("key-1", hidden).sensitivity).toBe("private");
  expect(changeDraft(hidden, ["sensitivity"])).toEqual({ sensitivity: "private" });
  expect(changeDraft(event, ["sensitivity"])).toEqual({ sensitivity: "normal" });
});
