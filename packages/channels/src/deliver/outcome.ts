import { nextAttemptAt, readRetryAfter } from "../message/retry-schedule.ts";
import type { Answered } from "./post-notice.ts";

/**
 * What an answer means for a notice and its channel. Times are epoch ms.
 * - `taken`: 2xx
 * - `gone`: 410, the receiver wants no more
 * - `failed`: everything else, redirects too; `holdUntil` is when the channel's next notice may be sent: after a short pause, or where the
 *   receiver is away or slows us down as late as this one
 */
export type Outcome =
  | { kind: "taken" }
  | { kind: "gone" }
  | { kind: "failed"; nextAt: number; holdUntil: number };

/** A channel that fails is sent a notice no more often than this (ms), whichever it is. */
const pauseAfterFailure = 5_000;

/** The receiver isn't there, or says that it has too much to do. Source: standardwebhooks.com, "Deliverability and reliability" */
const isAway = (status: number | null) =>
  status === null || status === 429 || status === 502 || status === 503 || status === 504;

/** @param random from 0 to 1 */
export function outcomeOf(
  answered: Answered,
  attempt: { firstAt: number; attempts: number; now: number },
  random: number,
): Outcome {
  const { status } = answered;
  if (status !== null && status >= 200 && status < 300) return { kind: "taken" };
  if (status === 410) return { kind: "gone" };
  const retryAfter = answered.status === null ? null : readRetryAfter(answered.retryAfter, attempt.now);
  const nextAt = nextAttemptAt({ ...attempt, retryAfter }, random);
  const waits = isAway(status) || retryAfter !== null;
  return {
    kind: "failed",
    nextAt,
    holdUntil: waits ? nextAt : Math.min(nextAt, attempt.now + pauseAfterFailure),
  };
}
