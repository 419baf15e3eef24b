import { describe, expect, it } from "vitest";
import { nextSlot } from "./next-slot.js";

const week = { start: "2026-11-16T00:00:00", end: "2026-11-23T00:00:00" };

describe("where a new event goes", () => {
  it("is the next half hour while now is on show", () => {
    expect(nextSlot("2026-11-21T10:05:42", week)).toEqual({
      allDay: false,
      start: "2026-11-21T10:30",
      end: "2026-11-21T11:00",
    });
  });

  it("is never the half hour that has just begun", () => {
    expect(nextSlot("2026-11-21T10:30:00", week)).toMatchObject({ start: "2026-11-21T11:00" });
  });

  it("is nine o'clock on the first day shown otherwise", () => {
    expect(nextSlot("2026-12-24T10:05:00", week)).toMatchObject({ start: "2026-11-16T09:00" });
    expect(nextSlot("2026-11-22T23:45:00", week)).toMatchObject({ start: "2026-11-16T09:00" });
  });
});
