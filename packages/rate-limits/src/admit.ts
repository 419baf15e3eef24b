import { createHash } from "node:crypto";
import { type Database, err, ok, type Prisma, type Result } from "@calcache/prisma";

/** How often something may be done: `most` times in any `window` (ms). */
export type RateLimit = { name: string; most: number; window: number };

/** What is counted of one request: each limit with whom or what it is counted for. */
export type Counted = { limit: RateLimit; subject: string };

/** It was done as often as it may be; once more from so many seconds on. */
export type TooOften = { kind: "too-often"; retryAfterSeconds: number };

/**
 * Counts something that is about to be done, or refuses it. A refusal isn't counted. The window slides: what was done in
 * the one before counts by the share of it that still lies within reach, so two counters do for any number of requests.
 * @param now epoch ms
 */
export async function admit(
  db: Database,
  counted: readonly Counted[],
  now: number,
): Promise<Result<null, TooOften>> {
  if (counted.length === 0) return ok(null);
  try {
    await db.$transaction(async (tx) => {
      for (const one of counted) await count(tx, one, now);
    });
    return ok(null);
  } catch (error) {
    if (!(error instanceof LimitReached)) throw error;
    return err({ kind: "too-often", retryAfterSeconds: error.retryAfterSeconds });
  }
}

class LimitReached extends Error {
  override name = "LimitReached";
  readonly retryAfterSeconds: number;
  constructor(retryAfterSeconds: number) {
    super("too often");
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

async function count(tx: Prisma.TransactionClient, { limit, subject }: Counted, now: number): Promise<void> {
  const { window } = limit;
  const key = createHash("sha256").update(`${limit.name} ${subject}`).digest("hex");
  const windowStart = Math.floor(now / window) * window;
  const [row] = await tx.$queryRaw<{ current: number; previous: number }[]>`
    INSERT INTO calcache.rate_count (key, window_start, count, expires_at)
    VALUES (${key}, ${new Date(windowStart)}, 1, ${new Date(windowStart + 2 * window)})
    ON CONFLICT (key, window_start) DO UPDATE SET count = rate_count.count + 1
    RETURNING count AS current, COALESCE((SELECT p.count FROM calcache.rate_count p
      WHERE p.key = ${key} AND p.window_start = ${new Date(windowStart - window)}), 0) AS previous`;
  const { current, previous } = row ?? { current: 0, previous: 0 };
  const passed = (now - windowStart) / window;
  if (previous * (1 - passed) + current <= limit.most) return;
  throw new LimitReached(Math.ceil((waitFor(current - 1, previous, passed, limit) * window) / 1000));
}

/** In how many windows' time one more fits, after `current` in this window and `previous` in the one before. */
function waitFor(current: number, previous: number, passed: number, { most }: RateLimit): number {
  const fitsNow = most - 1 - current;
  if (fitsNow >= 0) return 1 - fitsNow / previous - passed;
  return 1 - passed + 1 - (most - 1) / current;
}
