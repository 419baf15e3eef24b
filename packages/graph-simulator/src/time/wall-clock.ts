import { Temporal } from "temporal-polyfill";

/** Milliseconds of one day. */
export const DAY_MS = 86_400_000;

/**
 * Wall-clock milliseconds: what a clock on the wall of a zone shows, written as if it were UTC.
 * Floating times (all-day events) are kept in this form, because they have no zone.
 */
export type WallMs = number;

/** What the wall clock of `zone` shows at an instant (epoch milliseconds). */
export function instantToWall(instant: number, zone: string): WallMs {
  if (zone === "UTC") return instant;
  const zoned = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone);
  return instant + zoned.offsetNanoseconds / 1e6;
}

/** The instant at which the wall clock of `zone` shows `wall`; the earlier one where a time repeats, moved forward in a gap. */
export function wallToInstant(wall: WallMs, zone: string): number {
  if (zone === "UTC") return wall;
  return Temporal.Instant.fromEpochMilliseconds(wall)
    .toZonedDateTimeISO("UTC")
    .toPlainDateTime()
    .toZonedDateTime(zone).epochMilliseconds;
}

/** Midnight of the date that `wall` lies on. */
export function startOfDay(wall: WallMs): WallMs {
  return Math.floor(wall / DAY_MS) * DAY_MS;
}

/** `YYYY-MM-DD` of wall-clock milliseconds. */
export function wallDate(wall: WallMs): string {
  return new Date(wall).toISOString().slice(0, 10);
}
