import { expect, test } from "vitest";
import { english } from "../words/english.ts";
import { faultsOf, periodsIn, typedWeek } from "./weekly-hours.ts";

const monday = [
  { day: "monday", start_time: "13:00", end_time: "17:30" },
  { day: "monday", start_time: "09:00", end_time: "12:00" },
] as const;

test("a week is typed as it is read", () => {
  expect(typedWeek(monday)).toEqual(["", "09:00-12:00, 13:00-17:30", "", "", "", "", ""]);
  expect(periodsIn(["", "9-12, 13:00 – 17:30", "closed"], english).periods).toEqual([monday[1], monday[0]]);
});

test("what is no time is said at its day, by us or by the server", () => {
  expect([...periodsIn(["", "soon", "9-17"], english).faults.keys()]).toEqual([1]);
  const problems = [
    { path: "weekly_periods[1].end_time", message: "must differ from start_time" },
    { path: "tzid", message: "must be a zone" },
  ];
  expect(faultsOf(problems, monday, english)).toEqual(
    new Map([[1, "09:00-12:00: it must differ from start_time."]]),
  );
});
