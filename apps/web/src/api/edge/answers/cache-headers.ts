import type { AnswerHeaders } from "@calcache/http-edge";
import type { CacheStatus } from "@calcache/scheduling";

/** The headers of answers that are made from calendars. */
export const cacheAnswerHeaders: AnswerHeaders = {
  "x-calendar-cache": { says: "where the busy times are from: HIT, MISS, MIXED, STALE or BYPASS" },
  "x-calendar-cache-as-of": { says: "when the oldest of them was read", isOptional: true },
  "x-calendar-unavailable": { says: "how many hosts' calendars aren't known", isOptional: true },
};

/** How an answer's busy times are known: where from, of when (epoch ms), and how many hosts aren't known at all. */
export function cacheHeaders(known: {
  cacheStatus: CacheStatus;
  asOf: number | null;
  unavailableHosts: number;
}): Record<string, string> {
  const { cacheStatus, asOf, unavailableHosts } = known;
  return {
    "cache-control": "no-store",
    "x-calendar-cache": cacheStatus,
    ...(asOf !== null && { "x-calendar-cache-as-of": new Date(asOf).toISOString() }),
    ...(unavailableHosts > 0 && { "x-calendar-unavailable": String(unavailableHosts) }),
  };
}
