import { describe, expect, it } from "vitest";
import { clickedTime, dayOf, drawnTime, gridTimeZone } from "./grid-times.js";

describe("the grid's clock", () => {
  it("is set by hours and minutes from UTC", () => {
    expect(gridTimeZone(330)).toBe("+05:30");
    expect(gridTimeZone(-210)).toBe("-03:30");
  });

  it("is never set to zero, which the grid takes for the browser's own clock", () => {
    expect(gridTimeZone(0)).toBe("+00:01");
  });

  it("gives out days that are read on the browser's clock", () => {
    expect(dayOf(new Date(2026, 0, 5, 23, 59))).toBe("2026-01-05");
  });
});

describe("pointing at the grid", () => {
  it("means the half hour that was clicked", () => {
    expect(clickedTime("2026-12-01T10:45:00", false)).toEqual({
      allDay: false,
      start: "2026-12-01T10:30",
      end: "2026-12-01T11:00",
    });
  });

  it("means the whole day in the all-day row", () => {
    const day = { allDay: true, firstDay: "2026-12-01", lastDay: "2026-12-01" };
    expect(clickedTime("2026-12-01T00:00:00", true)).toEqual(day);
    expect(drawnTime("2026-12-01T00:00:00", "2026-12-02T00:00:00", true)).toEqual(day);
  });

  it("means exactly the range that was drawn", () => {
    expect(drawnTime("2026-12-01T10:15:00", "2026-12-01T11:45:00", false)).toEqual({
      allDay: false,
      start: "2026-12-01T10:15",
      end: "2026-12-01T11:45",
    });
  });
});
