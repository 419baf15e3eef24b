import { parse } from "@calcache/http-edge";
import { expect, test } from "vitest";
import { eventBody } from "./event-body.ts";

const smallest = {
  title: "Intro",
  start: "2026-12-01T10:00:00+01:00",
  end: "2026-12-01T09:30:00Z",
  timeZone: "Europe/Berlin",
};

test("says with little what an event is", () => {
  expect(eventBody.parse(smallest)).toEqual({
    title: "Intro",
    description: "",
    location: "",
    start: Date.parse("2026-12-01T09:00:00Z"),
    end: Date.parse("2026-12-01T09:30:00Z"),
    timeZone: "Europe/Berlin",
    attendees: [],
    onlineMeeting: false,
    language: null,
  });
});

test.each([
  ["no title", { title: "" }, "title"],
  ["a local time", { start: "2026-12-01T10:00:00" }, "start"],
  ["no day", { start: "2026-13-01T10:00:00Z" }, "start"],
  ["an end before its start", { end: "2026-12-01T08:00:00Z" }, "end"],
  ["no length", { end: smallest.start }, "end"],
  ["an unknown zone", { timeZone: "Mars/Olympus" }, "timeZone"],
  ["an offset for a zone", { timeZone: "+01:00" }, "timeZone"],
  ["an attendee without address", { attendees: [{ name: "Bo" }] }, "attendees[0].email"],
  ["an unknown language", { language: "no language" }, "language"],
  ["what no database holds", { description: "a\0b" }, "description"],
  ["half a character", { title: "\ud800" }, "title"],
  ["a property that isn't known", { colour: "red" }, "colour"],
  ["a time of no year", { start: "0000-01-01T00:00:00Z" }, "start"],
  ["a year of five digits", { end: "9999-12-31T23:59:00-14:00" }, "end"],
])("refuses %s, and says where", (_, change, path) => {
  const parsed = parse(eventBody, { ...smallest, ...change });
  expect(parsed.ok ? [] : parsed.error.map((problem) => problem.path)).toContain(path);
});
