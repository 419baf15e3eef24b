import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { offsetMinutes, utcToWall, wallToUtc } from "./zoned-time.js";

const ZONES = [
  "Europe/Berlin",
  "Europe/London",
  "America/New_York",
  "America/St_Johns",
  "Asia/Kolkata",
  "Australia/Lord_Howe",
  "Pacific/Apia",
  "UTC",
];
const zone = fc.constantFrom(...ZONES);
const minute = fc
  .integer({ min: Date.UTC(2015, 0) / 60_000, max: Date.UTC(2035, 0) / 60_000 })
  .map((minutes) => new Date(minutes * 60_000).toISOString());

describe("wall time of an instant", () => {
  it("follows daylight saving time", () => {
    expect(utcToWall("2026-07-01T12:00:00Z", "Europe/Berlin")).toBe("2026-07-01T14:00:00");
    expect(utcToWall("2026-12-01T12:00:00Z", "Europe/Berlin")).toBe("2026-12-01T13:00:00");
  });

  it("writes midnight as hour zero of the new day", () => {
    expect(utcToWall("2026-12-01T23:00:00Z", "Europe/Berlin")).toBe("2026-12-02T00:00:00");
  });

  it("agrees with Temporal everywhere", () => {
    fc.assert(
      fc.property(minute, zone, (instant, inZone) => {
        const expected = Temporal.Instant.from(instant).toZonedDateTimeISO(inZone).toPlainDateTime();
        expect(utcToWall(instant, inZone)).toBe(expected.toString({ smallestUnit: "second" }));
      }),
    );
  });
});

describe("instant of a wall time", () => {
  it("moves a skipped time on by the length of the gap", () => {
    expect(wallToUtc("2026-03-29T02:30", "Europe/Berlin")).toBe("2026-03-29T01:30:00.000Z");
  });

  it("takes the first of two occurrences", () => {
    expect(wallToUtc("2026-10-25T02:30", "Europe/Berlin")).toBe("2026-10-25T00:30:00.000Z");
  });

  it("agrees with Temporal everywhere, gaps and repeated hours included", () => {
    const nearTransitions = fc.constantFrom(
      "2026-03-29T00:00:00Z",
      "2026-10-25T00:00:00Z",
      "2026-03-08T06:00:00Z",
      "2026-11-01T05:00:00Z",
      "2026-04-04T15:00:00Z",
    );
    const wall = fc
      .tuple(fc.oneof(nearTransitions, minute), fc.integer({ min: -600, max: 600 }))
      .map(([near, off]) => new Date(Date.parse(near) + off * 60_000).toISOString().slice(0, 16));
    fc.assert(
      fc.property(wall, zone, (time, inZone) => {
        const expected = Temporal.PlainDateTime.from(time).toZonedDateTime(inZone).toInstant();
        expect(wallToUtc(time, inZone)).toBe(new Date(expected.epochMilliseconds).toISOString());
      }),
      { numRuns: 500 },
    );
  });
});

describe("offset from UTC", () => {
  it("is in minutes, positive to the east", () => {
    const instant = Date.UTC(2026, 11, 1, 12, 34, 56, 789);
    expect(offsetMinutes(instant, "Asia/Kolkata")).toBe(330);
    expect(offsetMinutes(instant, "America/New_York")).toBe(-300);
  });
});
