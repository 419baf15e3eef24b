import { type Database, err, ok, type Result } from "@calcache/prisma";
import { type Counted, take } from "./take.ts";

/** It was done as often as it may be; once more from so many seconds on. */
export type TooOften = { kind: "too-often"; retryAfterSeconds: number };

/**
 * Counts something that is about to be done by each of these limits, or refuses it by the first that it exceeds; then it is counted by
 * none.
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
      for (const one of counted) {
        const { isAdmitted, resetSeconds } = await take(tx, one, now);
        if (!isAdmitted) throw new LimitReached(resetSeconds);
      }
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
