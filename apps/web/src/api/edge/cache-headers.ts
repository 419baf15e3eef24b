import type { CacheStatus } from "@calcache/scheduling";

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
