import { describe, expect, it } from "vitest";
import { zoneOf } from "../data/index.ts";
import { wallTime } from "./civil-time.ts";
import { type Repetition, repeated } from "./repeated.ts";

const at = (iso: string) => Date.parse(`${iso}Z`);
const inZone = (zone: string, first: string, repetition: Repetition, count: number) =>
  repeated(at(first), repetition, count, zoneOf(zone)).map((instant) =>
    new Date(instant).toISOString().slice(0, "2026-12-01T09:00".length),
  );

describe("what repeats", () => {
  it("begins at the same time on the zone's clocks, whatever their changes", () => {
    expect(inZone("Europe/Berlin", "2027-03-15T08:00", { frequency: "weekly", interval: 1 }, 3)).toEqual([
      "2027-03-15T08:00",
      "2027-03-22T08:00",
      "2027-03-29T07:00",
    ]);
    expect(inZone("UTC", "2027-03-15T08:00", { frequency: "weekly", interval: 2 }, 2)).toEqual([
      "2027-03-15T08:00",
      "2027-03-29T08:00",
    ]);
  });

  it("is on the last of a month that is too short, and on its own day again after it", () => {
    expect(inZone("UTC", "2027-01-31T08:00", { frequency: "monthly", interval: 1 }, 3)).toEqual([
      "2027-01-31T08:00",
      "2027-02-28T08:00",
      "2027-03-31T08:00",
    ]);
    expect(inZone("UTC", "2028-02-29T08:00", { frequency: "yearly", interval: 2 }, 3)).toEqual([
      "2028-02-29T08:00",
      "2030-02-28T08:00",
      "2032-02-29T08:00",
    ]);
    expect(inZone("UTC", "2026-11-30T08:00", { frequency: "monthly", interval: 3 }, 3)).toEqual([
      "2026-11-30T08:00",
      "2027-02-28T08:00",
      "2027-05-30T08:00",
    ]);
  });

  it("is moved on by as much as the clocks are, where they skip its time, and only then", () => {
    expect(inZone("Europe/Berlin", "2027-03-21T01:30", { frequency: "weekly", interval: 1 }, 3)).toEqual([
      "2027-03-21T01:30",
      "2027-03-28T01:30",
      "2027-04-04T00:30",
    ]);
  });

  it("keeps its first as it is, also where clocks show it twice", () => {
    const second = "2026-10-25T01:30";
    expect(inZone("Europe/Berlin", second, { frequency: "weekly", interval: 1 }, 2)).toEqual([
      second,
      "2026-11-01T01:30",
    ]);
  });

  it("shows one time of day in every zone, and goes forward, wherever no clock skips it", () => {
    const frequencies = ["weekly", "monthly", "yearly"] as const;
    for (const name of ["America/New_York", "Australia/Lord_Howe", "Asia/Tokyo", "Africa/Casablanca"]) {
      const zone = zoneOf(name);
      for (let hour = 0; hour < 24 * 60; hour += 37) {
        // At noon and after no zone changes its clocks.
        const first = at("2026-01-31T00:00") + hour * 3_600_000;
        const timeOf = (instant: number) => wallTime(zone, instant) % 86_400_000;
        if (timeOf(first) < 12 * 3_600_000) continue;
        const frequency = frequencies[hour % 3] ?? "weekly";
        const starts = repeated(first, { frequency, interval: 1 + (hour % 4) }, 12, zone);
        expect(new Set(starts.map(timeOf))).toEqual(new Set([timeOf(first)]));
        expect(starts).toEqual([...new Set(starts)].toSorted((a, b) => a - b));
      }
    }
  });
});
