const minute = 60_000;
const hour = 60 * minute;

/** ms after the first attempt, as Standard Webhooks recommends them. */
const attemptsAfter = [
  0,
  5_000,
  5 * minute,
  30 * minute,
  2 * hour,
  5 * hour,
  10 * hour,
  14 * hour,
  20 * hour,
  24 * hour,
];

/** A receiver that has failed for so long (ms) is given up. */
export const givenUpAfter = 24 * hour;

/** A receiver isn't let off for longer than this (ms) by its `Retry-After`. */
const longestRetryAfter = 6 * hour;

/** Up to this part of the wait is added at random, so that channels that failed together don't come back together. */
const jitter = 0.1;

/**
 * When a notice is tried again (epoch ms).
 * @param firstAt of the first attempt
 * @param attempts so many have failed
 * @param retryAfter what the receiver asked for (ms)
 * @param random from 0 to 1
 */
export function nextAttemptAt(
  {
    firstAt,
    attempts,
    retryAfter,
    now,
  }: { firstAt: number; attempts: number; retryAfter: number | null; now: number },
  random: number,
): number {
  const planned = firstAt + (attemptsAfter[attempts] ?? givenUpAfter);
  const least = now + (attemptsAfter[1] ?? 0);
  const wait = Math.max(planned, least) - now;
  const asked = Math.min(retryAfter ?? 0, longestRetryAfter);
  return now + Math.max(wait * (1 + jitter * random), asked);
}

/** What a `Retry-After` header asks for (ms); null where it says nothing that can be read. @param now epoch ms */
export function readRetryAfter(header: string | undefined, now: number): number | null {
  if (header === undefined) return null;
  if (/^\d+$/.test(header.trim())) return Number(header) * 1000;
  // Date.parse takes much for a date that isn't one.
  const at = /^[A-Z][a-z]{2}, /.test(header) ? Date.parse(header) : Number.NaN;
  return Number.isNaN(at) ? null : Math.max(0, at - now);
}
