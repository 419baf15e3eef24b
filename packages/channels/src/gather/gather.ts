import { Prisma } from "@calcache/prisma";
import { writeCursor } from "@calcache/scheduling";
import type { Channels } from "../channel/channels.ts";
import { findAudience } from "./find-audience.ts";

import { gatherAvailability } from "./gather-availability.ts";
import { gatherAccounts, gatherBookings } from "./gather-news.ts";
import { listening } from "./listening.ts";
import type { Round } from "./round.ts";
import { storeGathered } from "./store-gathered.ts";

/** After a long stop there is much to gather; it is gathered whole, or not at all. */
const limits = { maxWait: 5_000, timeout: 120_000 };

/** A quiet reader moves on once in this time (ms): each step costs the database a transaction id. */
const moveOnEvery = 60_000;

type Reader = { since: string; readAt: Date };

type Present = { until: string; incarnation: string; isLost: boolean };

/**
 * Makes notices of what has changed since the last round, in one transaction with the place up to which it was read. Changes are told apart by
 * snapshots of the database: none is missed, however long the transaction took that made it, and none told twice. One process
 * does this at a time; others leave it to that one.
 * @returns whether anything had changed
 */
export async function gather({
  db,
  now,
  gatherFor,
  log,
}: Pick<Channels, "db" | "now" | "gatherFor" | "log">): Promise<boolean> {
  if (!(await isDue(db, now()))) return false;
  return db.$transaction(async (tx) => {
    const reader = await takeReader(tx);
    if (reader === null) return false;
    const { since, readAt } = reader;
    // A statement of its own: what was read with the lock may be older than what the one before has stored.
    const { until, incarnation, isLost } = await readPresent(tx, since);
    const cursor = writeCursor({ incarnation, since, page: null, madeAt: readAt.getTime() });
    const round: Round = { since, until, cursor, now: now(), gatherFor };
    if (isLost) {
      log.warn(
        {},
        "[Channels] the place up to which changes were told is lost: every calendar counts as changed",
      );
      await tellAll(tx, round, readAt.getTime());
    }
    const changes = isLost
      ? [true]
      : [
          await gatherAvailability(tx, round),
          await gatherBookings(tx, round),
          await gatherAccounts(tx, round),
        ];
    const changed = changes.includes(true);
    if (changed || now() - readAt.getTime() >= moveOnEvery)
      await tx.channelReader.update({
        where: { only: true },
        data: { since: until, readAt: new Date(now()) },
      });
    return changed;
  }, limits);
}

/** Whether there is anything to do, which most of the time there isn't: asked without a lock. */
async function isDue(db: Channels["db"], now: number): Promise<boolean> {
  const news = (table: string) => {
    const [name, isNew] = [
      Prisma.raw(table),
      Prisma.raw("pg_visible_in_snapshot(h.changed_in::text::xid8, r.since::pg_snapshot)"),
    ];
    return Prisma.sql`EXISTS (SELECT FROM calcache.${name} h
      WHERE h.changed_in >= pg_snapshot_xmin(r.since::pg_snapshot)::text::bigint AND NOT ${isNew})`;
  };
  const [reader] = await db.$queryRaw<{ isDue: boolean }[]>`
    SELECT r.read_at <= ${new Date(now - moveOnEvery)}
      OR pg_snapshot_xmax(r.since::pg_snapshot) > pg_snapshot_xmax(pg_current_snapshot())
      OR ${news("availability_change")} OR ${news("booking_change")} OR ${news("account_change")} AS "isDue"
    FROM calcache.channel_reader r`;
  return reader?.isDue ?? false;
}

/** The reader's place, for this transaction alone; null while another has it, and before there was a channel. */
async function takeReader(tx: Prisma.TransactionClient): Promise<Reader | null> {
  const [reader] = await tx.$queryRaw<Reader[]>`
    SELECT since, read_at AS "readAt" FROM calcache.channel_reader FOR UPDATE SKIP LOCKED`;
  return reader ?? null;
}

/** The present snapshot. A place that is later than it is of another database, which this one was restored from. */
async function readPresent(tx: Prisma.TransactionClient, since: string): Promise<Present> {
  const [present] = await tx.$queryRaw<Present[]>`
    SELECT pg_current_snapshot()::text AS until, calcache.incarnation() AS incarnation,
      pg_snapshot_xmax(${since}::pg_snapshot) > pg_snapshot_xmax(pg_current_snapshot()) AS "isLost"`;
  if (!present) throw new Error("the database didn't say which state it is in");
  return present;
}

/** Nobody knows what has changed. */
async function tellAll(tx: Prisma.TransactionClient, round: Round, since: number): Promise<void> {
  await tx.$executeRaw`UPDATE calcache.channel SET since = ${round.until} WHERE since IS NOT NULL`;
  const audience = await findAudience(tx, listening(round.now), Prisma.sql`true`);
  await storeGathered(
    tx,
    round,
    audience.map((listener) => ({ listener, since, range: null })),
  );
}
