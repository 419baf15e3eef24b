import { expect, test } from "vitest";
import { calendar } from "./testing/ics-text.ts";
import { BERLIN, event, read } from "./testing/imported.ts";

test.each([
  ["a floating start", "", "DTSTART:20260504T080000", "2026-05-06 08:00 – 2026-05-06 08:30"],
  [
    "a start in a zone",
    BERLIN,
    "DTSTART;TZID=Europe/Berlin:20260504T080000",
    "2026-05-06 06:00 – 2026-05-06 06:30",
  ],
])("an UNTIL in local time ends a rule with %s, inclusively", async (_, zone, start, last) => {
  const { times } = await read(
    calendar(zone, event(start, "DURATION:PT30M", "RRULE:FREQ=DAILY;UNTIL=20260506T080000")),
  );
  expect(times).toHaveLength(3);
  expect(times.at(-1)).toBe(last);
});

test("several rules of one event are all kept to", async () => {
  const { times } = await read(
    calendar(
      event(
        "DTSTART:20260504T080000Z",
        "RRULE:FREQ=WEEKLY;COUNT=2",
        "RRULE:FREQ=MONTHLY;BYMONTHDAY=4,20;COUNT=3",
      ),
    ),
  );
  expect(times.map((time) => time.slice(0, 10))).toEqual([
    "2026-05-04",
    "2026-05-11",
    "2026-05-20",
    "2026-06-04",
  ]);
});

test.each([
  [
    "a week's number without a weekday",
    "20260511",
    "FREQ=YEARLY;BYWEEKNO=20;COUNT=3",
    ["2026-05-11", "2027-05-17", "2028-05-15"],
  ],
  [
    "days of the year limited to a weekday",
    "20260424",
    "FREQ=YEARLY;BYYEARDAY=110,111,112,113,114,115,116;BYDAY=FR;COUNT=3",
    ["2026-04-24", "2027-04-23", "2028-04-21"],
  ],
  [
    "a week's number in the middle of the week",
    "20260513",
    "FREQ=YEARLY;BYWEEKNO=20;COUNT=3",
    ["2026-05-13", "2027-05-19", "2028-05-17"],
  ],
  [
    "every other year's first week, which begins in the year before",
    "20251229",
    "FREQ=YEARLY;INTERVAL=2;BYWEEKNO=1;COUNT=3",
    ["2025-12-29", "2028-01-03", "2029-12-31"],
  ],
  [
    "days of the month, and no month, each year",
    "20260515",
    "FREQ=YEARLY;BYMONTHDAY=15,-1;COUNT=4",
    ["2026-05-15", "2026-05-31", "2027-05-15", "2027-05-31"],
  ],
  [
    "days of the month that are a weekday, and no month",
    "20260213",
    "FREQ=YEARLY;BYMONTHDAY=13;BYDAY=FR;COUNT=4",
    ["2026-02-13", "2026-03-13", "2026-11-13", "2027-08-13"],
  ],
  [
    "a year's 53rd weekday",
    "20261231",
    "FREQ=YEARLY;BYDAY=53TH;COUNT=3",
    ["2026-12-31", "2032-12-30", "2037-12-31"],
  ],
  [
    "the Chinese calendar",
    "20260217",
    "RSCALE=CHINESE;FREQ=YEARLY;COUNT=3",
    ["2026-02-17", "2027-02-06", "2028-01-26"],
  ],
  [
    "a Chinese leap month",
    "20280623",
    "RSCALE=CHINESE;FREQ=YEARLY;BYMONTH=5L;COUNT=2",
    ["2028-06-23", "2039-06-22"],
  ],
  [
    "a leap month that is skipped forward",
    "20260514",
    "RSCALE=HEBREW;FREQ=YEARLY;BYMONTH=5L;BYMONTHDAY=14;SKIP=FORWARD;COUNT=3",
    ["2026-05-14", "2027-02-21", "2028-03-12"],
  ],
  [
    "months too short, backward",
    "20260131",
    "RSCALE=GREGORIAN;FREQ=MONTHLY;SKIP=BACKWARD;COUNT=4",
    ["2026-01-31", "2026-02-28", "2026-03-31", "2026-04-30"],
  ],
  [
    "months too short, forward",
    "20260131",
    "RSCALE=GREGORIAN;FREQ=MONTHLY;SKIP=FORWARD;COUNT=4",
    ["2026-01-31", "2026-03-01", "2026-03-31", "2026-05-01"],
  ],
  [
    "months too short, left out",
    "20260131",
    "FREQ=MONTHLY;COUNT=3",
    ["2026-01-31", "2026-03-31", "2026-05-31"],
  ],
])("a rule with %s", async (_, start, rule, dates) => {
  const read_ = await read(
    calendar(event(`DTSTART;VALUE=DATE:${start}`, `RRULE:${rule}`)),
    "2025-01-01",
    "2060-01-01",
  );
  expect(read_.dates).toEqual(dates);
  expect(read_.warnings).toEqual([]);
});

test.each([
  ["more than ten thousand steps", "DTSTART:19700105T080000Z", "FREQ=DAILY", 31],
  ["a COUNT of many thousands", "DTSTART:19700105T080000Z", "FREQ=DAILY;COUNT=500000", 31],
  ["minutes limited to hours", "DTSTART:20200106T080000Z", "FREQ=MINUTELY;INTERVAL=15;BYHOUR=8,9", 31 * 8],
  [
    "minutes that hardly ever are",
    "DTSTART:20200106T080000Z",
    "FREQ=MINUTELY;BYMONTH=12;BYMONTHDAY=24;BYHOUR=8",
    60,
  ],
  ["seconds that are none", "DTSTART:20200106T080000Z", "FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30;COUNT=9", 0],
  ["steps of ages", "DTSTART:20200106T080000Z", "FREQ=YEARLY;INTERVAL=999999999", 0],
])("a rule with %s is expanded in a moment", async (_, start, rule, count) => {
  const before = performance.now();
  const { times, warnings } = await read(
    calendar(event(start, "DURATION:PT1M", `RRULE:${rule}`)),
    "2026-12-01",
    "2027-01-01",
  );
  expect(warnings).toEqual([]);
  expect(times).toHaveLength(count);
  expect(performance.now() - before).toBeLessThan(5_000);
});

test("a DTSTART that its rule doesn't mean is the first occurrence all the same, and counts", async () => {
  const { times } = await read(
    calendar(event("DTSTART:20260504T080000Z", "RRULE:FREQ=WEEKLY;BYDAY=WE;COUNT=3")),
  );
  expect(times.map((time) => time.slice(0, 10))).toEqual(["2026-05-04", "2026-05-06", "2026-05-13"]);
});
