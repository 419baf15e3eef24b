import { expect, test } from "vitest";
import { ADDRESS, startTestSimulator } from "../testing/test-simulator.ts";
import { calendar, component, zoneDefinition } from "./testing/ics-text.ts";
import { AMERICAN, event, read } from "./testing/imported.ts";

test("a zone of the file's own that nobody else has keeps its own time", async () => {
  const odd = component(
    "VTIMEZONE",
    "TZID:Ship",
    component("STANDARD", "DTSTART:19800101T000000", "TZOFFSETFROM:+0520", "TZOFFSETTO:+0520"),
  );
  const file = calendar(odd, event("DTSTART;TZID=Ship:20260504T080000", "DTEND;TZID=Ship:20260504T090000"));
  expect((await read(file)).times).toEqual(["2026-05-04 02:40 – 2026-05-04 03:40"]);
});

test("a zone of the file's own isn't taken for the first one that fits for a while", async () => {
  const zone = zoneDefinition("Harbour Time", {
    winter: ["-0700", "-0800", ...AMERICAN.winter],
    summer: ["-0800", "-0700", ...AMERICAN.summer],
  });
  const at = (uid: string, time: string) =>
    component("VEVENT", `UID:${uid}`, `DTSTART;TZID=Harbour Time:${time}`, "DURATION:PT1H");
  const { times } = await read(
    calendar(zone, at("a", "20080708T080000"), at("b", "20270112T080000")),
    "2008-01-01",
  );
  expect(times).toEqual(["2008-07-08 15:00 – 2008-07-08 16:00", "2027-01-12 16:00 – 2027-01-12 17:00"]);
});

test.each(["EST", "Tokyo Standard Time", "Europe/London"])(
  "the file's definition of %s beats ours",
  async (name) => {
    const zone = zoneDefinition(name, {
      winter: ["-0400", "-0500", ...AMERICAN.winter],
      summer: ["-0500", "-0400", ...AMERICAN.summer],
    });
    const { times } = await read(
      calendar(zone, event(`DTSTART;TZID=${name}:20260804T080000`, "DURATION:PT1H")),
    );
    expect(times).toEqual(["2026-08-04 12:00 – 2026-08-04 13:00"]);
  },
);

const islandTime = (name: string, offset: string) =>
  component(
    "VTIMEZONE",
    `TZID:${name}`,
    component("STANDARD", "DTSTART:19700101T000000", `TZOFFSETFROM:${offset}`, `TZOFFSETTO:${offset}`),
  );

test.each([
  ["with its comma escaped, as text is", "(GMT+01.00) Sarajevo\\, Warsaw", '"(GMT+01.00) Sarajevo, Warsaw"'],
  ["with escapes in both places", "Home\\, sweet home", '"Home\\, sweet home"'],
  ["in quotes", '"Island Time"', '"Island Time"'],
  ["in another case of letters", "Island Time", "ISLAND TIME"],
])("a zone of the file's own is found by its name %s", async (_, defined, named) => {
  const file = calendar(
    islandTime(defined, "+0530"),
    event(`DTSTART;TZID=${named}:20260725T093000`, "DURATION:PT1H"),
  );
  expect(await read(file)).toMatchObject({ times: ["2026-07-25 04:00 – 2026-07-25 05:00"], skipped: [] });
});

test("of two names that differ in case alone, each is its own", async () => {
  const file = calendar(
    islandTime("Home", "+0530"),
    islandTime("HOME", "+0130"),
    event("DTSTART;TZID=Home:20260725T093000", "DURATION:PT1H"),
  );
  expect((await read(file)).times).toEqual(["2026-07-25 04:00 – 2026-07-25 05:00"]);
});

test("a zone's name with a colon needs no quotes, wherever it stands and however many times follow", async () => {
  const file = calendar(
    islandTime("(UTC+01:00) Berlin", "+0100"),
    event(
      "DTSTART;TZID=(UTC+01:00) Berlin;VALUE=DATE-TIME:20260725T093000",
      "DURATION:PT1H",
      "RRULE:FREQ=DAILY;COUNT=3",
      "EXDATE;TZID=(UTC+01:00) Berlin:20260725T093000,20260727T093000",
      "RDATE;VALUE=PERIOD;TZID=(UTC+01:00) Berlin:20260730T093000/PT2H",
    ),
  );
  expect(await read(file)).toMatchObject({
    times: ["2026-07-26 08:30 – 2026-07-26 09:30", "2026-07-30 08:30 – 2026-07-30 10:30"],
    warnings: [],
  });
});

test("offsets of a zone of the file's own may have a colon", async () => {
  const file = calendar(
    islandTime("Island Time", "+05:30"),
    event("DTSTART;TZID=Island Time:20260725T093000", "DURATION:PT1H"),
  );
  expect((await read(file)).times).toEqual(["2026-07-25 04:00 – 2026-07-25 05:00"]);
});

test("a series in a zone of the file's own changes its clocks when the file says so", async () => {
  const zone = zoneDefinition("Old Summer", {
    winter: ["+0300", "+0200", "FREQ=YEARLY;BYMONTH=9;BYDAY=-1SU"],
    summer: ["+0200", "+0300", "FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU"],
  });
  const { times } = await read(
    calendar(
      zone,
      event("DTSTART;TZID=Old Summer:20260921T080000", "DURATION:PT1H", "RRULE:FREQ=WEEKLY;COUNT=2"),
    ),
  );
  expect(times).toEqual(["2026-09-21 05:00 – 2026-09-21 06:00", "2026-09-28 06:00 – 2026-09-28 07:00"]);
});

test("Graph shows a zone of the file's own as a custom one", async () => {
  const world = await startTestSimulator();
  const zone = zoneDefinition("Harbour Time", {
    winter: ["-0200", "-0300", ...AMERICAN.winter],
    summer: ["-0300", "-0200", ...AMERICAN.summer],
  });
  const series = event(
    "DTSTART;TZID=Harbour Time:20261025T080000",
    "DURATION:PT1H",
    "RRULE:FREQ=WEEKLY;COUNT=2",
  );
  world.simulator.importIcs(ADDRESS, calendar(zone, series));
  const window = "startDateTime=2026-10-01&endDateTime=2026-12-01";
  const shown = (await world.graph(`/me/calendarView?${window}`)).list().value;
  expect(shown).toMatchObject([
    { originalStartTimeZone: "tzone://Microsoft/Custom", start: { dateTime: "2026-10-25T10:00:00.0000000" } },
    { originalStartTimeZone: "tzone://Microsoft/Custom", start: { dateTime: "2026-11-01T11:00:00.0000000" } },
  ]);
});
