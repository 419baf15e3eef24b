import { usualLanes } from "@calcache/calendar-cache";
import type { QueueState } from "./queue-state.ts";

/** Seconds within which what waits now should be taken up. */
const drainWithin = 5;

/** The share of a worker's places that is busy: with all of them busy, whatever comes next would wait. */
const busyShare = 0.8;

/** Seconds, where no mailbox was finished within the last minute. */
const usualSeconds = 1;

/**
 * How many worker processes the load wants, at least one. What arrives in a second takes as many places as seconds that each
 * takes (Little's law), so that a slow Outlook wants more workers, too; what waits is to be taken up within seconds. A worker's lanes grow within seconds where they
 * must, and go back once there are workers enough: it is counted with its usual ones.
 */
export function workersWanted({
  created,
  finishedPerSecond,
  secondsEach,
}: Pick<QueueState, "created" | "finishedPerSecond" | "secondsEach">): number {
  const places = (finishedPerSecond + created / drainWithin) * (secondsEach ?? usualSeconds);
  return Math.max(1, Math.ceil(places / (usualLanes * busyShare)));
}
