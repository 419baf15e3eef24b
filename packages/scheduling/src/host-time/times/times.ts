import { type Buffers, busyReach, ceilMinute, floorMinute, type MinuteRange } from "@calcache/availability";

const millisecondsPerMinute = 60_000;

const longestBuffer = 1_440;

/** The longest buffers an event type can have, in minutes. */
export const longestBuffers: Buffers = { beforeEventBuffer: longestBuffer, afterEventBuffer: longestBuffer };

/** An event type's buffer as it counts: none goes backwards. */
export const bufferMinutes = (stored: number): number => Math.min(Math.max(stored, 0), longestBuffer);

/** SQL of the same, of an event type that there may be none of. */
export const bufferColumn = (column: string): string =>
  `LEAST(GREATEST(COALESCE(${column}, 0), 0), ${longestBuffer})`;

/** In which bookings can lie that close minutes of a range. */
export function reachOfBookings({ start, end }: MinuteRange, buffers: Buffers): MinuteRange {
  const reach = busyReach(buffers, longestBuffers);
  return { start: start - reach, end: end + reach };
}

/** The moment at which a minute begins. */
export const instant = (minute: number) => new Date(minute * millisecondsPerMinute);

/** The minutes that a stored time touches. */
export const toMinutes = (start: Date, end: Date): MinuteRange => ({
  start: floorMinute(start.getTime()),
  end: ceilMinute(end.getTime()),
});
