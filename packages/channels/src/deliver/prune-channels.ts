import type { Channels } from "../channel/channels.ts";

const day = 24 * 60 * 60_000;

/** Deliveries are listed for so long (ms). */
const deliveriesKeptFor = 30 * day;

/** Changes of bookings and accounts are kept as long as those of calendars (ms). */
const changesKeptFor = 40 * day;

/** Forgets deliveries and changes that are old; and notices that a paused or closed channel has kept for as long. */
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
}
