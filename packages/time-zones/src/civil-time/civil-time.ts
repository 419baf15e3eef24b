import { offsetSpanAt, type Zone } from "./zone.ts";

const msPerMinute = 60_000;
const msPerDay = 24 * 60 * msPerMinute;

/** The UTC offset (minutes) of a zone at an instant (epoch ms). */
export const offsetAt = (zone: Zone, instant: number): number =>
  offsetSpanAt(zone, instant / msPerMinute).offset;

/** The wall time in a zone at an instant (epoch ms): the epoch ms at which UTC's clocks show the same. */
export const wallTime = (zone: Zone, instant: number): number =>
  instant + offsetAt(zone, instant) * msPerMinute;

/** The date in a zone at an instant (epoch ms), `YYYY-MM-DD`. */
export const civilDate = (zone: Zone, instant: number): string =>
  new Date(wallTime(zone, instant)).toISOString().slice(0, "YYYY-MM-DD".length);

/**
 * The instant (epoch ms) of a wall time in a zone. The first of two where a transition repeats the wall time; where one skips it,
 * it is read by the offset before the gap (RFC 5545, 3.3.5).
 */
export function instantAt(zone: Zone, wall: number): number {
  const before = offsetSpanAt(zone, (wall - msPerDay) / msPerMinute);
  const byEarlier = wall - before.offset * msPerMinute;
  if (byEarlier / msPerMinute < before.end) return byEarlier;
  const after = offsetSpanAt(zone, before.end);
  const byLater = wall - after.offset * msPerMinute;
  return byLater / msPerMinute < after.start ? byEarlier : byLater;
}

/** The first instant (epoch ms) of a date (`YYYY-MM-DD`) in a zone. */
export function startOfDate(zone: Zone, date: string): number {
  const midnight = Date.parse(`${date}T00:00Z`);
  const start = instantAt(zone, midnight);
  if (wallTime(zone, start) === midnight) return start;
  // Midnight is skipped, so the date begins at the transition.
  return offsetSpanAt(zone, start / msPerMinute).start * msPerMinute;
}
