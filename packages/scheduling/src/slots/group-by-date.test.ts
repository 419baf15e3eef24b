import { expect, it } from "vitest";
import { groupByDate } from "./group-by-date.ts";

const slot = (start: string) => {
  const minute = Date.parse(`${start}Z`) / 60_000;
  return { start: minute, end: minute + 30 };
};

it("groups slots by the date they start on in the zone, and leaves out dates without any", () => {
  const slots = [slot("2026-12-01T22:30"), slot("2026-12-01T23:00"), slot("2026-12-04T08:00")];
  expect(groupByDate(slots, "Europe/Berlin", "time")).toEqual({
    "2026-12-01": [{ start: "2026-12-01T23:30:00.000+01:00" }],
    "2026-12-02": [{ start: "2026-12-02T00:00:00.000+01:00" }],
    "2026-12-04": [{ start: "2026-12-04T09:00:00.000+01:00" }],
  });
});

it("adds the end where the range is asked for, and keeps the dates in order", () => {
  const grouped = groupByDate([slot("2026-12-01T23:45"), slot("2026-12-02T09:00")], "UTC", "range");
  expect(Object.entries(grouped)).toEqual([
    ["2026-12-01", [{ start: "2026-12-01T23:45:00.000Z", end: "2026-12-02T00:15:00.000Z" }]],
    ["2026-12-02", [{ start: "2026-12-02T09:00:00.000Z", end: "2026-12-02T09:30:00.000Z" }]],
  ]);
});
