import { Temporal } from "temporal-polyfill";
import { customZoneOffset, isCustomZone } from "./custom-zone.ts";
import type { WallMs } from "./day.ts";
import { DAY_MS } from "./day.ts";

/** Milliseconds that the wall clock of a zone is ahead of UTC, by the day of UTC at whose start it is so. */
const offsets = new Map<string, Map<number, number>>();

/** What the wall clock of `zone` (IANA, or a file's own) shows at an instant (epoch milliseconds). */
export function instantToWall(instant: number, zone: string): WallMs {
  return instant + offsetAt(instant, zone);
}

/** The instant at which the wall clock of `zone` shows `wall`; the earlier one where a time repeats, moved forward in a gap. */
export function wallToInstant(wall: WallMs, zone: string): number {
  const before = offsetAt(wall - DAY_MS, zone);
  const after = offsetAt(wall + DAY_MS, zone);
  if (before === after || offsetAt(wall - before, zone) === before) return wall - before;
  return offsetAt(wall - after, zone) === after ? wall - after : wall - before;
}

function offsetAt(instant: number, zone: string): number {
  if (zone === "UTC") return 0;
  if (isCustomZone(zone)) return customZoneOffset(instant, zone);
  const day = Math.floor(instant / DAY_MS);
  const atStart = offsetAtDay(day, zone);
  return atStart === offsetAtDay(day + 1, zone) ? atStart : exactOffset(instant, zone);
}

/** No zone changes twice within a day, so a day that begins and ends with one offset has no other. */
function offsetAtDay(day: number, zone: string): number {
  const known = offsets.get(zone) ?? new Map<number, number>();
  offsets.set(zone, known);
  const offset = known.get(day) ?? exactOffset(day * DAY_MS, zone);
  known.set(day, offset);
  return offset;
}

function exactOffset(instant: number, zone: string): number {
  return Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone).offsetNanoseconds / 1e6;
}
