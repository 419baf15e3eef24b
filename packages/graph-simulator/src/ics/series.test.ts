import { expect, test } from "vitest";
import { ADDRESS } from "../testing/test-simulator.ts";
import { calendar } from "./testing/ics-text.ts";
import { BERLIN, event, mailboxInUtc, read } from "./testing/imported.ts";

test("an event without an end is as long as its additional period only there", async () => {
  const file = calendar(
    event(
      "DTSTART:20260504T080000Z",
      "DURATION:PT30M",
      "RDATE;VALUE=PERIOD:20260506T080000Z/PT4H,20260507T080000Z/20260507T083000Z",
    ),
  );
  expect((await read(file)).times).toEqual([
    "2026-05-04 08:00 – 2026-05-04 08:30",
    "2026-05-06 08:00 – 2026-05-06 12:00",
    "2026-05-07 08:00 – 2026-05-07 08:30",
  ]);
});

test("THISANDFUTURE changes an occurrence and all later ones, and single changes stay what they are", async () => {
  const file = calendar(
    BERLIN,
    event(
      "DTSTART;TZID=Europe/Berlin:20261019T080000",
      "DURATION:PT1H",
      "RRULE:FREQ=WEEKLY;COUNT=5",
      "EXDATE;TZID=Europe/Berlin:20261109T080000",
    ),
    event(
      "RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Europe/Berlin:20261026T080000",
      "DTSTART;TZID=Europe/Berlin:20261027T150000",
      "DURATION:PT2H",
    ),
    event("RECURRENCE-ID;TZID=Europe/Berlin:20261102T080000", "DTSTART:20261102T200000Z", "DURATION:PT1H"),
  );
  const { times, warnings } = await read(file);
  expect(times).toEqual([
    "2026-10-19 06:00 – 2026-10-19 07:00",
    "2026-10-27 14:00 – 2026-10-27 16:00",
    "2026-11-02 20:00 – 2026-11-02 21:00",
    "2026-11-17 14:00 – 2026-11-17 16:00",
  ]);
  expect(warnings).toEqual([]);
});

test("a changed occurrence without its series is an event of its own", async () => {
  const one = (day: string) =>
    event(`RECURRENCE-ID:${day}T080000Z`, `DTSTART:${day}T150000Z`, "DURATION:PT1H");
  const { times, imported, skipped, warnings } = await read(calendar(one("20260504"), one("20260505")));
  expect(times).toEqual(["2026-05-04 15:00 – 2026-05-04 16:00", "2026-05-05 15:00 – 2026-05-05 16:00"]);
  expect({ imported, skipped, warnings }).toEqual({
    imported: 2,
    skipped: [],
    warnings: Array(2).fill("its series isn't here: it is an event of its own"),
  });
});

test("a changed occurrence in a later file changes the series that is there", async () => {
  const simulator = await mailboxInUtc();
  const series = event("DTSTART:20260504T080000Z", "DURATION:PT1H", "RRULE:FREQ=DAILY;COUNT=2");
  simulator.importIcs(ADDRESS, calendar(series));
  simulator.importIcs(ADDRESS, calendar(event("RECURRENCE-ID:20260505T080000Z", "DTSTART:20260505T150000Z")));
  const events = simulator.listEvents(ADDRESS, { start: "2026-05-01", end: "2026-06-01" });
  expect(events.ok && events.value.map(({ start }) => start.slice(5, 16))).toEqual([
    "05-04T08:00",
    "05-05T15:00",
  ]);
});

test("an EXDATE takes an event without a rule away", async () => {
  expect((await read(calendar(event("DTSTART:20260504T080000Z", "EXDATE:20260504T080000Z")))).times).toEqual(
    [],
  );
});

test("an EXDATE that is a date takes all occurrences of its day away", async () => {
  const { times } = await read(
    calendar(
      event("DTSTART:20260504T080000Z", "RRULE:FREQ=DAILY;BYHOUR=8,15;COUNT=4", "EXDATE;VALUE=DATE:20260505"),
    ),
  );
  expect(times.map((time) => time.slice(0, 16))).toEqual(["2026-05-04 08:00", "2026-05-04 15:00"]);
});

test.each([
  ["P1D", "2026-03-28 11:00 – 2026-03-29 10:00"],
  ["PT24H", "2026-03-28 11:00 – 2026-03-29 11:00"],
  ["P1DT2H", "2026-03-28 11:00 – 2026-03-29 12:00"],
])("%s over a change of clocks is as long as it says", async (duration, time) => {
  const start = "DTSTART;TZID=Europe/Berlin:20260328T120000";
  expect((await read(calendar(BERLIN, event(start, `DURATION:${duration}`)))).times).toEqual([time]);
  const daily = await read(
    calendar(
      BERLIN,
      event(start.replace("0328", "0327"), `DURATION:${duration}`, "RRULE:FREQ=DAILY;COUNT=2"),
    ),
  );
  expect(daily.times.at(-1)).toBe(time);
});
