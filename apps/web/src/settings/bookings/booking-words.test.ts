import { expect, test } from "vitest";
import { consequencesOf, flagWords, seriesWords, whenWords, whoWords } from "./booking-words.ts";

const attendee = { name: "Gus Guest", email: "gus@guest.example" };

test("says when it is in the host's zone, and in UTC where that is none", () => {
  const start = Date.parse("2026-12-01T09:00:00Z");
  const times = { start, end: start + 1_800_000 };
  expect(whenWords(times, "Europe/Berlin")).toBe("Tuesday, December 1, 2026, 10:00 – 10:30 AM");
  expect(whenWords(times, "Mars/Olympus")).toContain("9:00 – 9:30 AM");
});

test.each([
  [{ attendee, otherHosts: 0, room: null }, "Gus Guest (gus@guest.example)"],
  [{ attendee, otherHosts: 1, room: null }, "Gus Guest (gus@guest.example) · 1 other host"],
  [{ attendee: null, otherHosts: 2, room: null }, "2 other hosts"],
  [{ attendee: null, otherHosts: 1, room: "Red room" }, "1 other host · Red room"],
  [{ attendee: null, otherHosts: 0, room: null }, null],
])("%j is with %s", (booking, words) => expect(whoWords(booking)).toBe(words));

test("says what somebody did with its event, or that its room declined", () => {
  expect(flagWords({ changes: ["moved"] })).toContain("moved in Outlook");
  expect(flagWords({ changes: ["moved", "room_declined"] })).toMatch(
    /moved in Outlook.*\. Its room declined/,
  );
  expect(flagWords({ changes: ["room_declined"] })).toContain("Its room declined");
  expect([flagWords({ changes: ["deleted"] }), flagWords({ changes: [] })]).toEqual([
    expect.stringContaining("deleted"),
    null,
  ]);
});

test.each([
  [0, "from your calendar,"],
  [1, "from your calendar and the other host's,"],
  [3, "from your calendar and 3 other hosts',"],
])("says what cancelling does with %i others", (otherHosts, words) => {
  expect(consequencesOf({ otherHosts })[0]).toContain(words);
});

test("says which of a series a booking is", () => {
  expect(seriesWords({ series: { place: 2, of: 4, later: 1 } })).toBe("2 of 4 in a row");
  expect(seriesWords({ series: null })).toBeNull();
});
