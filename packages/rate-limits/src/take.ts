import { createHash } from "node:crypto";
import type { Prisma } from "@calcache/prisma";

/** How often something may be done: `most` times in any `window` (ms). */
export type RateLimit = { name: string; most: number; window: number };

/** What is counted of one request: each limit with whom or what it is counted for. */
export type Counted = { limit: RateLimit; subject: string };

/** What came of counting. */
export type Taken = {
  isAdmitted: boolean;
  limit: RateLimit;
  /** how often it may still be done */
  remaining: number;
  /** seconds after which that may be more: the end of the present window, or when one more fits where none does */
  resetSeconds: number;
};

/**
 * Counts something that is about to be done, where the limit admits it: one statement. A refusal isn't counted. The window slides: what
 * was done in the one before counts by the share of it that still lies within reach, so two counters do for any number of requests.
 * @param now epoch ms
 */
export async function take(
  db: Pick<Prisma.TransactionClient, "$queryRaw">,
  { limit, subject }: Counted,
  now: number,
): Promise<Taken> {
  const { window, most } = limit;
  const key = createHash("sha256").update(`${limit.name} ${subject}`).digest("hex");
  const windowStart = Math.floor(now / window) * window;
  const [at, before] = [new Date(windowStart), new Date(windowStart - window)];
  const passed = (now - windowStart) / window;
  const [row] = await db.$queryRaw<{ count: number | null; current: number; previous: number }[]>`
    WITH former AS (
      SELECT COALESCE((SELECT count FROM calcache.rate_count WHERE key = ${key} AND window_start = ${before}), 0) AS count
    ), counted AS (
      INSERT INTO calcache.rate_count (key, window_start, count, expires_at)
      SELECT ${key}, ${at}, 1, ${new Date(windowStart + 2 * window)} FROM former
      WHERE former.count * ${1 - passed}::float8 + 1 <= ${most}
      ON CONFLICT (key, window_start) DO UPDATE SET count = rate_count.count + 1
        WHERE (SELECT count FROM former) * ${1 - passed}::float8 + rate_count.count + 1 <= ${most}
      RETURNING count
    )
    SELECT (SELECT count FROM counted) AS count, former.count AS previous,
      COALESCE((SELECT count FROM calcache.rate_count WHERE key = ${key} AND window_start = ${at}), 0) AS current
    FROM former`;
  const { count = null, current = 0, previous = 0 } = row ?? {};
  if (count === null) {
    const wait = Math.ceil((waitFor(current, previous, passed, limit) * window) / 1000);
    return { isAdmitted: false, limit, remaining: 0, resetSeconds: Math.max(1, wait) };
  }
  const remaining = Math.max(0, Math.floor(most - previous * (1 - passed) - count));
  return { isAdmitted: true, limit, remaining, resetSeconds: Math.ceil(((1 - passed) * window) / 1000) };
}

/** In how many windows' time one more fits, after `current` in this window and `previous` in the one before. */
function waitFor(current: number, previous: number, passed: number, { most }: RateLimit): number {
  const fitsNow = most - 1 - current;
  // Others may have counted since this statement began to read.
  if (fitsNow >= 0) return previous === 0 ? 0 : 1 - fitsNow / previous - passed;
  return 1 - passed + 1 - (most - 1) / current;
}
