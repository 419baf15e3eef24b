import { alertOf } from "../channel/alert-of.ts";
import type { Channels } from "../channel/channels.ts";

const day = 24 * 60 * 60_000;

/** Deliveries are listed for so long (ms). */
const deliveriesKeptFor = 30 * day;

/** Changes of bookings and accounts are kept as long as those of calendars (ms). */
const changesKeptFor = 40 * day;

/**
 * Forgets deliveries and changes that are old, notices that a paused or closed channel has kept for as long, and alerts of channels that went
 * with their key.
 */
export async function pruneChannels({ db, now }: Pick<Channels, "db" | "now">): Promise<void> {
  const before = new Date(now() - deliveriesKeptFor);
  await db.channelNotice.deleteMany({ where: { settledAt: { lt: before } } });
  await db.channelNotice.deleteMany({
    where: {
      settledAt: null,
      changesSince: { lt: before },
      channel: { state: { in: ["paused", "closed"] } },
    },
  });
  const changedBefore = { at: { lt: new Date(now() - changesKeptFor) } };
  await db.bookingChange.deleteMany({ where: changedBefore });
  await db.accountChange.deleteMany({ where: changedBefore });
  await db.$executeRaw`
    UPDATE calcache.alert SET cleared_at = ${new Date(now())} WHERE cleared_at IS NULL AND name LIKE ${alertOf("%")}
      AND NOT EXISTS (SELECT FROM calcache.channel c WHERE alert.name = ${alertOf("")} || c.id)`;
}
