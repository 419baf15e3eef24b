import { expect, test } from "vitest";
import { boundIn, isWithin, openTimes } from "./open-times.ts";

const wish = { hours: [9, 11], step: 30, duration: 30 } as const;
const date = "2026-12-01";

test("times are offered from step to step, as long as they end within the hours", () => {
  expect(openTimes(date, wish, [])).toEqual(
    ["09:00", "09:30", "10:00", "10:30"].map((time) => `${date}T${time}`),
  );
  expect(openTimes(date, { ...wish, duration: 90 }, [])).toEqual([`${date}T09:00`, `${date}T09:30`]);
  expect(openTimes(date, { ...wish, duration: 121 }, [])).toEqual([]);
});

test("a time at which anybody is busy or unknown isn't offered, and one that begins as they end is", () => {
  const busy = [
    { start: `${date}T09:00`, end: `${date}T09:30`, status: "busy" },
    { start: `${date}T10:10`, end: `${date}T10:20`, status: "unknown" },
  ] as const;
  expect(openTimes(date, wish, busy)).toEqual([`${date}T09:30`, `${date}T10:30`]);
});

test.each([
  [{ min: `${date}T10:00` }, ["10:00", "10:30"]],
  [{ max: `${date}T09:30` }, ["09:00", "09:30"]],
  [{ min: date, max: date }, ["09:00", "09:30", "10:00", "10:30"]],
  [{ min: "2026-12-02" }, []],
  [{ max: "2026-11-30" }, []],
])("with %o there are %o", (bounds, times) => {
  expect(openTimes(date, { ...wish, ...bounds }, [])).toEqual(times.map((time) => `${date}T${time}`));
});

test("a time is within bounds where none are", () => {
  expect(isWithin(`${date}T09:00`, {})).toBe(true);
});

test("a bound is a time or a date, and nothing else", () => {
  expect(["2026-12-01T09:00:30", "2026-12-01", "2026-02-30", "2026-12", "soon", ""].map(boundIn)).toEqual([
    "2026-12-01T09:00",
    "2026-12-01",
    ...[undefined, undefined, undefined, undefined],
  ]);
});
