import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { expect, test } from "vitest";
import { busyInterval } from "./busy-rules.ts";
import { type CalendarViewEvent, calendarViewEvent } from "./calendar-view-event.ts";

const minute = (iso: string) => Date.parse(iso) / 60_000;

function event(start: string, end: string, more: Partial<CalendarViewEvent> & { zone?: string } = {}) {
  const { zone: timeZone = "UTC", ...rest } = more;
  return {
    start: { dateTime: start, timeZone },
    end: { dateTime: end, timeZone },
    isAllDay: false,
    isCancelled: false,
    showAs: "busy",
    ...rest,
  };
}

const morning = (more: Partial<CalendarViewEvent>) =>
  event("2026-03-02T09:00:00.0000000", "2026-03-02T10:30:00.0000000", more);

const allDay = (from: string, to: string, more: Partial<CalendarViewEvent> = {}) =>
  event(`${from}T00:00:00.0000000`, `${to}T00:00:00.0000000`, { isAllDay: true, ...more });

const morningMinutes = { start: minute("2026-03-02T09:00Z"), end: minute("2026-03-02T10:30Z") };

test.each(["tentative", "busy", "oof", "unknown", "unknownFutureValue", "gone-fishing"])(
  "%s blocks",
  (showAs) => {
    expect(busyInterval(morning({ showAs }), "UTC")).toEqual(morningMinutes);
  },
);

test.each(["free", "workingElsewhere", "Free", "WorkingElsewhere"])("%s blocks nothing", (showAs) => {
  expect(busyInterval(morning({ showAs }), "UTC")).toBeNull();
});

test("a cancelled event blocks nothing", () => {
  expect(busyInterval(morning({ isCancelled: true }), "UTC")).toBeNull();
});

test.each([
  ["2026-03-02T09:00:00.0000000", "UTC"],
  ["2026-03-02T09:00:00Z", "Tokyo Standard Time"],
  ["2026-03-02T10:00:00+01:00", "UTC"],
  ["2026-03-02T01:00:00.0000000", "Pacific Standard Time"],
  ["2026-03-02T18:00:00.0000000", "Asia/Tokyo"],
  ["2026-03-02T10:00:00", "W. Europe Standard Time"],
])("%s in %s is the same instant", (dateTime, timeZone) => {
  expect(busyInterval(morning({ start: { dateTime, timeZone } }), "America/Lima")).toEqual(morningMinutes);
});

test("a part of a minute takes the whole minute, at both ends", () => {
  const odd = event("2026-03-02T09:00:59.9999999", "2026-03-02T10:29:00.0010000");
  expect(busyInterval(odd, "UTC")).toEqual(morningMinutes);
});

test("an event without length blocks nothing", () => {
  expect(busyInterval(event("2026-03-02T09:00:30", "2026-03-02T09:00:30"), "UTC")).toBeNull();
});

test.each([
  // zone, first day, last day + 1, hours
  ["Europe/Berlin", "2026-03-29", "2026-03-30", 23],
  ["Europe/Berlin", "2026-10-25", "2026-10-26", 25],
  ["America/New_York", "2026-03-08", "2026-03-09", 23],
  ["America/New_York", "2026-10-31", "2026-11-03", 73],
  ["Australia/Lord_Howe", "2026-04-05", "2026-04-06", 24.5],
  ["Asia/Tokyo", "2026-03-29", "2026-03-30", 24],
  // Clocks there skip midnight itself
  ["Africa/Cairo", "2026-04-24", "2026-04-25", 23],
  ["UTC", "2026-03-29", "2026-03-30", 24],
])("an all-day event in %s from %s to %s takes %d hours", (zone, from, to, hours) => {
  const busy = busyInterval(allDay(from, to), zone);
  expect(busy && (busy.end - busy.start) / 60).toBe(hours);
});

test("an all-day event lies on its dates in the mailbox's zone, whatever zone stands beside them", () => {
  const dates = allDay("2026-07-14", "2026-07-15");
  const expected = { start: minute("2026-07-13T15:00Z"), end: minute("2026-07-14T15:00Z") };
  expect(busyInterval(dates, "Asia/Tokyo")).toEqual(expected);
  const start = { ...dates.start, timeZone: "Pacific Standard Time" };
  expect(busyInterval({ ...dates, start }, "Asia/Tokyo")).toEqual(expected);
});

test("all-day events of consecutive days meet without gap or overlap, in every zone", () => {
  const zones = ["Europe/London", "America/Sao_Paulo", "Asia/Beirut", "Pacific/Apia", "Africa/Casablanca"];
  fc.assert(
    fc.property(fc.constantFrom(...zones), fc.integer({ min: 0, max: 5000 }), (zone, offset) => {
      const day = Temporal.PlainDate.from("2014-01-01").add({ days: offset });
      const [first, second, third] = [0, 1, 2].map((days) => day.add({ days }).toString());
      const today = busyInterval(allDay(`${first}`, `${second}`), zone);
      const tomorrow = busyInterval(allDay(`${second}`, `${third}`), zone);
      expect(today?.end).toBe(tomorrow?.start);
    }),
  );
});

test.each([
  ["start", morning({ start: { dateTime: "yesterday", timeZone: "UTC" } }), "start"],
  ["end", morning({ end: { dateTime: "2026-03-02T25:00:00", timeZone: "UTC" } }), "end"],
  [
    "zone",
    morning({ start: { dateTime: "2026-03-02T09:00:00", timeZone: "tzone://Microsoft/Custom" } }),
    "start",
  ],
  ["date", allDay("2026-02-30", "2026-03-03"), "start"],
  ["order", event("2026-03-02T10:00:00", "2026-03-02T09:59:59"), "end"],
  ["order of dates", allDay("2026-03-02", "2026-03-01"), "end"],
])("an event with a bad %s doesn't get past the edge", (_, bad, path) => {
  expect(calendarViewEvent.safeParse(bad).error?.issues).toMatchObject([{ path: [path] }]);
});

test("the zone of an all-day event may be anything", () => {
  const dates = allDay("2026-03-02", "2026-03-03", {
    end: { dateTime: "2026-03-03T00:00:00.0000000", timeZone: "tzone://Microsoft/Custom" },
  });
  expect(calendarViewEvent.safeParse(dates).success).toBe(true);
});

test("what gets past the edge has whole minutes, in order, or blocks nothing", () => {
  const dateTime = fc.date({ min: new Date("2020-01-01"), max: new Date("2030-01-01"), noInvalidDate: true });
  const zone = fc.constantFrom("UTC", "Pacific Standard Time", "Europe/London", "Lord Howe Standard Time");
  const time = fc
    .tuple(dateTime, zone)
    .map(([date, timeZone]) => ({ dateTime: date.toISOString().replace("Z", "4567"), timeZone }));
  const anyEvent = fc.record({
    start: time,
    end: time,
    isAllDay: fc.boolean(),
    isCancelled: fc.boolean(),
    showAs: fc.constantFrom("free", "busy", "new"),
  });
  fc.assert(
    fc.property(anyEvent, (candidate) => {
      const parsed = calendarViewEvent.safeParse(candidate);
      fc.pre(parsed.success);
      const busy = parsed.data === undefined ? null : busyInterval(parsed.data, "America/New_York");
      fc.pre(busy !== null);
      expect(Number.isInteger(busy?.start) && Number.isInteger(busy?.end)).toBe(true);
      expect(busy?.end).toBeGreaterThan(busy?.start ?? Number.NaN);
    }),
  );
});
