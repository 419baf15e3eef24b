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
