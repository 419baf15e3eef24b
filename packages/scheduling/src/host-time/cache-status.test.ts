import { noIntervals } from "@calcache/availability";
import type { CalendarAvailability } from "@calcache/calendar-cache";
import { describe, expect, it } from "vitest";
import { cacheStatus, oldestData } from "./cache-status.ts";

type Source = CalendarAvailability["source"];
const from = (source: Source, asOf = 0): CalendarAvailability =>
  source === "unavailable" ? { source, why: "unread" } : { source, busy: noIntervals, asOf };

describe("the cache status", () => {
  it.each<[Source[], string, string]>([
    [[], "HIT", "BYPASS"],
    [["cached", "cached"], "HIT", "BYPASS"],
    [["live"], "MISS", "BYPASS"],
    [["cached", "live"], "MIXED", "BYPASS"],
    [["cached", "live", "stale"], "STALE", "STALE"],
    [["cached", "unavailable"], "HIT", "BYPASS"],
    [["unavailable"], "MISS", "BYPASS"],
  ])("of %j is %s, and %s where the cache wasn't to serve", (sources, served, bypassed) => {
    const answers = sources.map((source) => from(source));
    expect(cacheStatus(answers, { bypass: false })).toBe(served);
    expect(cacheStatus(answers, { bypass: true })).toBe(bypassed);
  });
});

describe("the oldest data", () => {
  it("is the one read first, whatever its source", () => {
    expect(
      oldestData([from("live", 30), from("stale", 10), from("unavailable"), from("cached", 20)], 40),
    ).toBe(10);
  });

  it("is of now where nothing had to be read, and unknown where nothing could be", () => {
    expect(oldestData([], 40)).toBe(40);
    expect(oldestData([from("unavailable")], 40)).toBeNull();
  });
});
