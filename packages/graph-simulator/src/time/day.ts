/** Milliseconds of one day. */
export const DAY_MS = 86_400_000;

/**
 * Wall-clock milliseconds: what a clock on the wall of a zone shows, written as if it were UTC.
 * Floating times (all-day events) are kept in this form, because they have no zone.
 */
export type WallMs = number;

/** A day, counted from 1970-01-01. */
export type DayNumber = number;

/** The day that `wall` lies on. */
export function dayOf(wall: WallMs): DayNumber {
  return Math.floor(wall / DAY_MS);
}

/** Midnight of the date that `wall` lies on. */
export function startOfDay(wall: WallMs): WallMs {
  return dayOf(wall) * DAY_MS;
}

/** `YYYY-MM-DD` of wall-clock milliseconds. */
export function wallDate(wall: WallMs): string {
  return new Date(wall).toISOString().slice(0, 10);
}

/** Day of the week, 0 is Sunday. */
export function weekdayOf(day: DayNumber): number {
  return (((day + 4) % 7) + 7) % 7;
}

/** Rules are expanded up to here, 2200-01-01: what comes later is nobody's plan. */
export const HORIZON: WallMs = Date.UTC(2200, 0, 1);
