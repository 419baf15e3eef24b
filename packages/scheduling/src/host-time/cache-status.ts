import { type CalendarAvailability, type Engine, integrationsOf } from "@calcache/calendar-cache";

/**
 * Where an answer's busy times came from.
 * - `BYPASS`: the cache wasn't to serve, so everything was read live
 * - `STALE`: some calendar is shown as last known, because it can't be read
 * - `HIT`, `MISS`, `MIXED`: all from the cache, all read live, some of each
 */
export type CacheStatus = "BYPASS" | "STALE" | "MIXED" | "HIT" | "MISS";

/** The status of an answer made from these calendars. With nothing to read, there was nothing to miss. */
export function cacheStatus(
  calendars: readonly CalendarAvailability[],
  { bypass }: { bypass: boolean },
): CacheStatus {
  const sources = new Set(calendars.map(({ source }) => source));
  if (sources.has("stale")) return "STALE";
  if (bypass) return "BYPASS";
  if (sources.has("cached")) return sources.has("live") ? "MIXED" : "HIT";
  return sources.size === 0 ? "HIT" : "MISS";
}

/** When the oldest data of an answer was read (epoch ms): `now` if none was needed, null if none could be had. */
export function oldestData(calendars: readonly CalendarAvailability[], now: number): number | null {
  if (calendars.length === 0) return now;
  const times = calendars.flatMap((calendar) => (calendar.source === "unavailable" ? [] : [calendar.asOf]));
  return times.length === 0 ? null : times.reduce((oldest, at) => Math.min(oldest, at));
}

/** Logs an answer as the cache's hit or miss. @param since when it was asked for (epoch ms) */
export function logRead(
  engine: Engine,
  {
    cacheStatus: status,
    calendars,
    asOf,
  }: { cacheStatus: CacheStatus; calendars: number; asOf: number | null },
  about: string,
  since: number,
): void {
  engine.log.info(
    { status, calendars, ms: engine.now() - since, asOf: asOf && new Date(asOf).toISOString() },
    `[Cache ${status === "HIT" ? "Hit" : "Miss"}] ${integrationsOf(engine).join(", ")} ${about}`,
  );
}
