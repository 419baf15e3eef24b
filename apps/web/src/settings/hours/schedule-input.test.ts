import { weeklyHours } from "@calcache/configuration";
import { readHours } from "@calcache/elements";
import { describe, expect, test } from "vitest";
import { ruleBody } from "../../api/availability-rules/rule-json.ts";
import { weekWords } from "./hours-text.ts";
import { scheduleIn, scheduleValues } from "./schedule-input.ts";

const schedule = {
  name: "Office",
  timeZone: "Europe/Berlin",
  isDefault: true,
  availability: [
    { days: [1, 2, 3, 4, 5], startTime: "09:00", endTime: "12:00" },
    { days: [1, 5], startTime: "13:00", endTime: "23:59" },
    { days: [6], startTime: "22:00", endTime: "02:00" },
  ],
  overrides: [
    { date: "2026-12-24" },
    { date: "2026-12-28", startTime: "10:00", endTime: "11:00" },
    { date: "2026-12-28", startTime: "14:00", endTime: "15:00" },
  ],
};
const sent = (more: Record<string, string> = {}) =>
  scheduleIn(new URLSearchParams({ ...scheduleValues(schedule), ...more }));

test("a schedule that is shown and sent back is the same", () => {
  expect(sent()).toEqual({ ok: true, value: schedule });
});

test.each([
  ["9-12,13:00 – 17:30", ["09:00-12:00", "13:00-17:30"]],
  ["9.15 to 10", ["09:15-10:00"]],
  ["Closed", []],
  [" ; ", []],
])("%j means %j", (text, hours) => {
  expect(readHours(text).hours.map(({ startTime, endTime }) => `${startTime}-${endTime}`)).toEqual(hours);
});

test("what is read as hours is what the API and team files take, and nothing else", () => {
  const times = ["0", "00:00", "9", "09:30", "23:59", "23:60", "24", "24:00", "24:01", "25", "99:99"];
  const padded = (time: string) => {
    const [hour = "", minute = "00"] = time.split(":");
    return `${hour.padStart(2, "0")}:${minute}`;
  };
  for (const start of times)
    for (const end of times) {
      const hours = { startTime: padded(start), endTime: padded(end) };
      const period = { day: "monday", start_time: hours.startTime, end_time: hours.endTime };
      const rule = { availability_rule_id: "r", tzid: "UTC", weekly_periods: [period] };
      const isTaken = weeklyHours.safeParse({ days: [1], ...hours }).success;
      expect([start, end, ruleBody.safeParse(rule).success]).toEqual([start, end, isTaken]);
      expect([start, end, readHours(`${start}-${end}`).hours]).toEqual([start, end, isTaken ? [hours] : []]);
    }
});

describe("says at the field what is wrong with", () => {
  test.each([
    [{ name: " " }, "name", "must not be empty"],
    [{ name: "x".repeat(101) }, "name", "at most 100 characters"],
    [{ name: "a\u0007b" }, "name", "one line"],
    [{ timeZone: "Mars/Olympus" }, "timeZone", "choose a time zone"],
    [{ "hours-1": "09:00-17:00, noon" }, "hours-1", "Write hours as 09:00-17:00, not as “noon”."],
    [{ "hours-1": "9-25" }, "hours-1", "not as “9-25”"],
    [{ "hours-0": "9-9" }, "hours-0", "“9-9”. A whole day is 00:00-24:00."],
    [{ "date-0": "2026-02-30" }, "date-0", "a date that exists"],
    [{ "date-7": "", "date-hours-7": "9-12" }, "date-7", "a date that exists"],
    [{ "date-hours-1": "10-61:00" }, "date-hours-1", "“10-61:00”"],
  ])("%j", (more, field, message) => {
    const refused = sent(more);
    expect(refused).toMatchObject({ ok: false, error: { [field]: expect.stringContaining(message) } });
    expect(Object.keys(refused.ok ? {} : refused.error)).toEqual([field]);
  });
});

test("the week in words has days in a row together", () => {
  expect(weekWords(schedule.availability)).toEqual([
    "Mon 09:00-12:00, 13:00-24:00",
    "Tue–Thu 09:00-12:00",
    "Fri 09:00-12:00, 13:00-24:00",
    "Sat 22:00-02:00",
  ]);
  expect(weekWords([])).toEqual(["No weekly hours"]);
});
