/** Whole minutes since the Unix epoch, UTC. */
export type Minute = number;

/** Half-open: `start` is inside, `end` is not. */
export type MinuteRange = { start: Minute; end: Minute };

const MINUTE_MS = 60_000;

/** The minute that an instant (epoch milliseconds) lies in. */
export function floorMinute(instantMs: number): Minute {
  return Math.floor(instantMs / MINUTE_MS);
}

/** The first whole minute not before an instant (epoch milliseconds). */
export function ceilMinute(instantMs: number): Minute {
  return Math.ceil(instantMs / MINUTE_MS);
}

/**
 * The minute at which a range ends whose end somebody wrote as an instant (epoch milliseconds): the minute that it lies in, but
 * in a minute's last second the next one, because clients write the end of a day as `23:59:59.999`.
 */
export function endMinute(instantMs: number): Minute {
  return floorMinute(instantMs + 1000);
}
