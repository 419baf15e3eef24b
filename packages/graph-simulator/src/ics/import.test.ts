import { expect, test } from "vitest";
import type { TestSimulator } from "../testing/test-simulator.ts";
import { ADDRESS, startTestSimulator } from "../testing/test-simulator.ts";

const OWN_ZONE = `BEGIN:VTIMEZONE
TZID:Office Time
BEGIN:STANDARD
DTSTART:19701101T020000
RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU
TZOFFSETFROM:-0400
TZOFFSETTO:-0500
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:19700308T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU
TZOFFSETFROM:-0500
TZOFFSETTO:-0400
END:DAYLIGHT
END:VTIMEZONE`;

function calendar(...components: string[]): string {
  return ["BEGIN:VCALENDAR", "VERSION:2.0", ...components, "END:VCALENDAR", ""]
    .join("\r\n")
    .replaceAll(/\r?\n/g, "\r\n");
}

function event(...lines: string[]): string {
  return ["BEGIN:VEVENT", "UID:one@example.org", "SUMMARY:One", ...lines, "END:VEVENT"].join("\n");
}

function load({ simulator }: TestSimulator, text: string, options = {}) {
  const report = simulator.importIcs(ADDRESS, text, options);
  if (!report.ok) throw new Error(report.error.message);
  return report.value;
}

function shown({ simulator }: TestSimulator, start = "2026-01-01", end = "2027-01-01") {
  const events = simulator.listEvents(ADDRESS, { start, end });
  return events.ok ? events.value : [];
}

async function imported(...lines: string[]) {
  const world = await startTestSimulator();
  expect(load(world, calendar(OWN_ZONE, event(...lines)))).toEqual({
    imported: 1,
    skipped: [],
    warnings: [],
  });
  return shown(world);
}

const span = ({ start, end }: { start: string; end: string }) => [start.slice(0, 16), end.slice(0, 16)];
const LUNCH = ["DTSTART:20260610T100000Z", "DTEND:20260610T110000Z"];

test.each([
  ["UTC", "DTSTART:20260610T100000Z", "2026-06-10T10:00"],
  ["an IANA zone", "DTSTART;TZID=America/New_York:20260610T100000", "2026-06-10T14:00"],
  [
    "an IANA zone behind a prefix",
    "DTSTART;TZID=/example.org/2024/Asia/Tokyo:20260610T100000",
    "2026-06-10T01:00",
  ],
  ["a Windows zone", 'DTSTART;TZID="India Standard Time":20260610T100000', "2026-06-10T04:30"],
  ["the file's own zone in summer", "DTSTART;TZID=Office Time:20260610T100000", "2026-06-10T14:00"],
  ["the file's own zone in winter", "DTSTART;TZID=Office Time:20261210T100000", "2026-12-10T15:00"],
  ["no zone, so the mailbox's own", "DTSTART:20260610T100000", "2026-06-10T08:00"],
])("reads a start in %s", async (_, line, start) => {
  const [one] = await imported(line, "DURATION:PT90M");
  expect(one?.start.slice(0, 16)).toBe(start);
  expect(Date.parse(one?.end ?? "") - Date.parse(one?.start ?? "")).toBe(90 * 60_000);
});

test("skips an event in a zone that nobody knows, and says why", async () => {
  const world = await startTestSimulator();
  const report = load(world, calendar(event("DTSTART;TZID=Nowhere:20260610T100000")));
  expect(report).toEqual({
    imported: 0,
    skipped: [{ uid: "one@example.org", line: 3, reason: "DTSTART is missing or its time zone is unknown" }],
    warnings: [],
  });
});

test.each([
  ["without an end", ["DTSTART;VALUE=DATE:20260610"], "2026-06-11"],
  ["with an end", ["DTSTART;VALUE=DATE:20260610", "DTEND;VALUE=DATE:20260613"], "2026-06-13"],
  ["with a duration", ["DTSTART;VALUE=DATE:20260610", "DURATION:P2D"], "2026-06-12"],
  [
    "that ends on the day it starts",
    ["DTSTART;VALUE=DATE:20260610", "DTEND;VALUE=DATE:20260610"],
    "2026-06-11",
  ],
  ["whose dates aren't marked as such", ["DTSTART:20260610", "DTEND:20260612", "RRULE:"], "2026-06-12"],
  [
    "that Outlook wrote with times",
    ["DTSTART:20260610T000000", "DTEND:20260612T000000", "X-MICROSOFT-CDO-ALLDAYEVENT:TRUE"],
    "2026-06-12",
  ],
])("reads an all-day event %s", async (_, lines, endDate) => {
  const [one] = await imported(...lines);
  expect(one).toMatchObject({ allDay: true, startDate: "2026-06-10", endDate });
});

test("a timed event without an end has no length", async () => {
  const [one] = await imported("DTSTART:20260610T100000Z");
  expect(one && span(one)).toEqual(["2026-06-10T10:00", "2026-06-10T10:00"]);
});

test.each([
  [[], "busy"],
  [["TRANSP:TRANSPARENT"], "free"],
  [["STATUS:TENTATIVE"], "tentative"],
  [["TRANSP:OPAQUE", "X-MICROSOFT-CDO-BUSYSTATUS:OOF"], "oof"],
  [["TRANSP:TRANSPARENT", "X-MICROSOFT-CDO-BUSYSTATUS:WORKINGELSEWHERE"], "workingElsewhere"],
])("%j shows as %s", async (lines, showAs) => {
  expect(await imported(...LUNCH, ...lines)).toMatchObject([{ showAs, isCancelled: false }]);
});

test.each([
  ["PUBLIC", "normal"],
  ["PRIVATE", "private"],
  ["CONFIDENTIAL", "confidential"],
  ["X-OURS", "private"],
])("class %s is sensitivity %s", async (text, sensitivity) => {
  expect(await imported(...LUNCH, `CLASS:${text}`)).toMatchObject([{ sensitivity }]);
});

test("a cancelled event is imported as cancelled", async () => {
  expect(await imported(...LUNCH, "STATUS:CANCELLED")).toMatchObject([{ isCancelled: true }]);
});

test("joins folded lines", async () => {
  const world = await startTestSimulator();
  load(
    world,
    calendar("BEGIN:VEVENT\nUID:f\nSUMMARY:A long\n  title\nDTSTART:20260610T10\n 0000Z\nEND:VEVENT"),
  );
  expect(shown(world)).toMatchObject([{ title: "A long title", start: "2026-06-10T10:00:00.000Z" }]);
});

test("expands a rule with ordinals by wall clock, with EXDATE and RDATE", async () => {
  const events = await imported(
    "DTSTART;TZID=Europe/Berlin:20260113T180000",
    "DTEND;TZID=Europe/Berlin:20260113T190000",
    "RRULE:FREQ=MONTHLY;BYDAY=2TU;UNTIL=20260512T160000Z",
    "EXDATE;TZID=Europe/Berlin:20260210T180000",
    "EXDATE;VALUE=DATE:20260414",
    "RDATE;TZID=Europe/Berlin:20260215T120000",
  );
  expect(events.map(span)).toEqual([
    ["2026-01-13T17:00", "2026-01-13T18:00"],
    ["2026-02-15T11:00", "2026-02-15T12:00"],
    ["2026-03-10T17:00", "2026-03-10T18:00"],
    ["2026-05-12T16:00", "2026-05-12T17:00"],
  ]);
});

test("a series in the file's own zone follows that zone's daylight saving", async () => {
  const events = await imported(
    "DTSTART;TZID=Office Time:20260302T090000",
    "DTEND;TZID=Office Time:20260302T100000",
    "RRULE:FREQ=WEEKLY;COUNT=3",
  );
  expect(events.map(({ start }) => start.slice(0, 16))).toEqual([
    "2026-03-02T14:00",
    "2026-03-09T13:00",
    "2026-03-16T13:00",
  ]);
});

test("dates added to an event without a rule make a series of them", async () => {
  const events = await imported(
    "DTSTART;VALUE=DATE:20260610",
    "RDATE;VALUE=DATE:20260620,20260701",
    "EXDATE;VALUE=DATE:20260620",
  );
  expect(events.map(({ startDate }) => startDate)).toEqual(["2026-06-10", "2026-07-01"]);
});

test("a RECURRENCE-ID replaces its occurrence, wherever it stands in the file", async () => {
  const world = await startTestSimulator();
  const series = event(
    "DTSTART;TZID=Europe/Berlin:20260601T090000",
    "DURATION:PT1H",
    "RRULE:FREQ=WEEKLY;COUNT=3",
  );
  const moved = event(
    "RECURRENCE-ID;TZID=Europe/Berlin:20260608T090000",
    "DTSTART:20260609T120000Z",
    "DURATION:PT2H",
  );
  const cancelled = event(
    "RECURRENCE-ID:20260615T070000Z",
    "DTSTART:20260615T070000Z",
    "DURATION:PT1H",
    "STATUS:CANCELLED",
  );
  const orphan =
    "BEGIN:VEVENT\nUID:two\nRECURRENCE-ID:20260615T070000Z\nDTSTART:20260615T070000Z\nEND:VEVENT";
  const report = load(world, calendar(moved, series, cancelled, orphan));
  expect(report).toEqual({
    imported: 4,
    skipped: [],
    warnings: [{ uid: "two", line: 25, reason: "its series isn't here: it is an event of its own" }],
  });
  expect(shown(world).map((one) => [...span(one), one.isCancelled])).toEqual([
    ["2026-06-01T07:00", "2026-06-01T08:00", false],
    ["2026-06-09T12:00", "2026-06-09T14:00", false],
    ["2026-06-15T07:00", "2026-06-15T08:00", true],
    ["2026-06-15T07:00", "2026-06-15T07:00", false],
  ]);
});

test("importing again changes nothing, replacing empties the calendar first", async () => {
  const world = await startTestSimulator();
  const text = calendar(event(...LUNCH));
  world.simulator.createEvent(ADDRESS, {
    title: "Own",
    start: "2026-06-11T10:00Z",
    end: "2026-06-11T11:00Z",
  });
  load(world, text);
  load(world, text);
  expect(shown(world).map(({ title }) => title)).toEqual(["One", "Own"]);
  load(world, text, { replace: true });
  expect(shown(world).map(({ title }) => title)).toEqual(["One"]);
});

test("Graph shows an imported series with the pattern that its rule means", async () => {
  const world = await startTestSimulator();
  load(world, calendar(event("DTSTART;TZID=Europe/Berlin:20260113T180000", "RRULE:FREQ=MONTHLY;BYDAY=2TU")));
  const [series] = (await world.graph("/me/events")).list().value;
  expect(series).toMatchObject({
    type: "seriesMaster",
    originalStartTimeZone: "W. Europe Standard Time",
    recurrence: {
      pattern: { type: "relativeMonthly", daysOfWeek: ["tuesday"], index: "second" },
      range: { type: "noEnd", startDate: "2026-01-13" },
    },
  });
});

test("refuses text that is no calendar", async () => {
  const { simulator } = await startTestSimulator();
  for (const text of ["", "hello", "BEGIN:VCARD\r\nEND:VCARD\r\n"]) {
    expect(simulator.importIcs(ADDRESS, text)).toMatchObject({ ok: false, error: { kind: "invalid" } });
  }
});
