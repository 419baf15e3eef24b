import { type Buffers, ceilMinute, floorMinute, type MinuteRange } from "@calcache/availability";

const millisecondsPerMinute = 60_000;

/** The longest buffers an event type can have, in minutes. */
export const longestBuffers: Buffers = { beforeEventBuffer: 1440, afterEventBuffer: 1440 };

/** The moment at which a minute begins. */
export const instant = (minute: number) => new Date(minute * millisecondsPerMinute);

/** The minutes that a stored time touches. */
export const toMinutes = (start: Date, end: Date): MinuteRange => ({
  start: floorMinute(start.getTime()),
  end: ceilMinute(end.getTime()),
});
