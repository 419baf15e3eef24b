import type { CalendarCache } from "./calendar-cache.ts";
import { inLanes } from "./in-lanes.ts";
import { findMailboxes, type KnownMailbox } from "./mailboxes.ts";

const lanes = 8;

/** A subscription renewed this recently is left alone. */
const renewedRecently = 10 * 60_000;

/**
 * Compares these mailboxes' subscriptions with what the provider lists. One there that nobody here knows is ended. One
 * here that isn't listed there is renewed soon: being absent from a list proves nothing, but the renewal will tell.
 */
export async function compareSubscriptions(
  cache: CalendarCache,
  mailboxIds: readonly number[],
  deadline: number,
): Promise<void> {
  if (mailboxIds.length === 0) return;
  const mailboxes = [...(await findMailboxes(cache, mailboxIds)).values()];
  await inLanes(
    mailboxes,
    ({ id }) => id,
    lanes,
    async (mailbox) => {
      if (cache.now() < deadline) await compare(cache, mailbox);
    },
  );
}

async function compare(cache: CalendarCache, mailbox: KnownMailbox): Promise<void> {
  const now = cache.now();
  const listed = await cache.provider.listSubscriptions(mailbox);
  await cache.db.mailbox.update({ where: { id: mailbox.id }, data: { comparedAt: new Date(now) } });
  if (!listed.ok) {
    cache.log.warn(
      { mailbox: mailbox.id, why: listed.error.reason },
      "a mailbox's subscriptions could not be listed",
    );
    return;
  }
  // Read after the list: one that is being made now is either known here by its id, or still registering.
  const ours = await cache.db.subscription.findMany({ where: { calendar: { mailboxId: mailbox.id } } });
  if (ours.some(({ state }) => state === "registering")) return;
  const known = new Set(ours.map(({ externalId }) => externalId));
  const there = new Set(listed.value);
  for (const orphan of listed.value.filter((id) => !known.has(id))) {
    await cache.provider.unsubscribe(mailbox, orphan);
    cache.log.info({ mailbox: mailbox.id }, "[Orphan] ended a subscription that nobody here knew");
  }
  const missing = ours.filter(({ externalId }) => externalId !== null && !there.has(externalId));
  await cache.db.subscription.updateMany({
    where: {
      calendarId: { in: missing.map(({ calendarId }) => calendarId) },
      state: { in: ["active", "renewing"] },
      OR: [{ renewedAt: null }, { renewedAt: { lte: new Date(now - renewedRecently) } }],
    },
    data: { renewAt: new Date(now), nextAttemptAt: null },
  });
}
