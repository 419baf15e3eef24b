import type { Client } from "pg";
import type { PrismaClient } from "../generated/client.ts";

/** A clock that several machines agree on: the database's, as this machine knows it. */
export type DatabaseClock = {
  /** epoch ms, by the database's clock */
  now(): number;
  /** ms by which this machine's clock is ahead of the database's; 0 for what the way there and back may explain */
  ahead(): number;
  /**
   * Takes in what the database said that its time is.
   * @param told epoch ms
   * @param askedAt when it was asked, by this machine's clock, epoch ms; the answer has come now
   */
  hear(told: number, askedAt: number): void;
};

const tellTime = "SELECT (extract(epoch FROM clock_timestamp()) * 1000)::float8 AS told";

/** Has a clock hear what time the database has. */
export async function hearTime(
  db: Pick<PrismaClient, "$queryRawUnsafe">,
  clock: Pick<DatabaseClock, "hear">,
): Promise<void> {
  const askedAt = Date.now();
  const [row] = await db.$queryRawUnsafe<{ told: number }[]>(tellTime);
  if (row) clock.hear(row.told, askedAt);
}

/** The same, over a connection that has just been made. */
export async function hearTimeOver(
  client: Pick<Client, "query">,
  clock: Pick<DatabaseClock, "hear">,
): Promise<void> {
  const askedAt = Date.now();
  const { rows } = await client.query<{ told: number }>(tellTime);
  if (rows[0]) clock.hear(rows[0].told, askedAt);
}

/**
 * Follows the database's clock as far as needed: what it said was true at some moment between question and answer, so the
 * difference is known up to that. It is changed only where it can't be what it was, so that the clock doesn't tremble.
 * @param local this machine's clock, epoch ms
 */
export function databaseClock(local: () => number = () => Date.now()): DatabaseClock {
  let ahead = 0;
  return {
    now: () => local() - ahead,
    ahead: () => ahead,
    hear(told, askedAt) {
      const [least, most] = [askedAt - told, local() - told];
      ahead = Math.min(Math.max(ahead, least), Math.max(least, most));
    },
  };
}
