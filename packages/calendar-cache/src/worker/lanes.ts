/** How many mailboxes one process refreshes at once while nothing is unusual. */
export const usualLanes = 8;
const fewestLanes = 2;
const mostLanes = 32;

/** The share of its thread's time that a process is busy, from which on further lanes would only wait for that thread. */
const busyThread = 0.7;

/** One mailbox that is throttled has asked too much itself; several at once mean that their provider has enough of all of us. */
const throttledTogether = 3;

/** What became of a mailbox's turn: `throttled` where the provider asked for fewer requests. */
export type Turn = "done" | "throttled";

/** What a process saw since its lanes were last adjusted. `threadBusy`: 0 to 1. */
export type LanesSeen = { finished: number; throttled: number; areAllBusy: boolean; threadBusy: number };

/**
 * How many lanes a process should have next. While all are busy though the thread has time, they wait for a slow provider: more
 * mailboxes can be asked meanwhile. Where a quarter of the mailboxes are throttled, half as many are asked. Without need, lanes go back to
 * what is usual.
 */
export function nextLanes(lanes: number, { finished, throttled, areAllBusy, threadBusy }: LanesSeen): number {
  if (throttled >= throttledTogether && throttled * 4 >= finished)
    return Math.max(fewestLanes, Math.floor(lanes / 2));
  if (areAllBusy && threadBusy < busyThread) return Math.min(mostLanes, Math.ceil(lanes * 1.25));
  if (lanes > usualLanes) return areAllBusy ? lanes : lanes - 1;
  return Math.min(usualLanes, lanes + 1);
}
