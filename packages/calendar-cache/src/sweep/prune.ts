import { addMonths } from "@calcache/availability";
import { Prisma } from "@calcache/prisma";
import type { Engine } from "../engine/engine.ts";
import { isOldChange } from "../store/cache-changes.ts";
import { warmWindow } from "../store/warm-window.ts";

/** How long (ms) the log of changes is kept: long enough for whoever reads it, and for an audit of last month. */
const changesKeptFor = 40 * 24 * 60 * 60_000;

/** Times before which stored things have served: a month's name, and a moment. */
export function pruningLimits(engine: Engine): { month: string; changesBefore: Date } {
  const [first = ""] = warmWindow(engine.now(), engine.settings.months).months;
  return { month: addMonths(first, -1), changesBefore: new Date(engine.now() - changesKeptFor) };
}

/** More rows than these are folded into one: former backends of the server don't count any more. */
const mostWriters = 200;

/** An SQL condition: whether so many backends have counted changes of the configuration. */
export const manyWriters = Prisma.sql`(SELECT count(*) > ${mostWriters} FROM calcache.configuration_version)`;

/**
 * Which changes of bookings nobody asks for any more: those that upkeep saw long ago, since a host's transaction shows none before it ends.
 */
const isOldBookedChange = Prisma.sql`seen_at < now() - interval '1 hour'`;

/** An SQL condition: whether there is anything to do about changes of bookings. */
export const hasBookedChanges = Prisma.sql`
  EXISTS (SELECT FROM calcache.booked_change WHERE seen_at IS NULL OR ${isOldBookedChange})`;

/**
 * Forgets months that are over, changes that are old, and guests' calendars whose time is up. Of configuration changes the
 * sum stays, and whoever is counting one isn't waited for.
 */
export async function prune(engine: Engine): Promise<void> {
  const { month, changesBefore } = pruningLimits(engine);
  await engine.db.busyMonth.deleteMany({ where: { month: { lt: month } } });
  await engine.db.availabilityChange.deleteMany({ where: { at: { lt: changesBefore } } });
  await engine.db.$executeRaw`DELETE FROM calcache.cache_invalidation WHERE ${isOldChange}`;
  await engine.db.$executeRaw`
    WITH gone AS (DELETE FROM calcache.booked_change WHERE ${isOldBookedChange})
    UPDATE calcache.booked_change SET seen_at = now() WHERE seen_at IS NULL`;
  await engine.db.$executeRaw`
    WITH folded AS (
      DELETE FROM calcache.configuration_version WHERE writer IN (
        SELECT writer FROM calcache.configuration_version WHERE writer <> 0 AND ${manyWriters} FOR UPDATE SKIP LOCKED)
      RETURNING changes
    )
    INSERT INTO calcache.configuration_version AS kept (writer, changes)
    SELECT 0, sum(changes) FROM folded HAVING count(*) > 0
    ON CONFLICT (writer) DO UPDATE SET changes = kept.changes + EXCLUDED.changes`;
  await engine.db.visitorCalendar.deleteMany({ where: { expiresAt: { lte: new Date(engine.now()) } } });
}
