import { lockedInOrder, Prisma } from "@calcache/prisma";

/** What a newly linked account must not inherit: its old one's failures would have it given up at the first new one. */
const untroubled = {
  failingSince: null,
  failureCount: 0,
  failureKind: null,
  failureReason: null,
  quarantinedAt: null,
  pausedUntil: null,
};

/** What a sign-in tells of a mailbox: its provider's id of it, its kind, and who its owner is for good: the tenant, and the user there. */
export type MailboxIdentity = { externalId: string; accountKind: string; tid: string; oid: string };

/**
 * Has the cache read an account's mailbox through this credential; with tokens that are new, as if nothing had failed.
 * @returns the mailbox's id
 */
export async function linkMailbox(
  transaction: Prisma.TransactionClient,
  {
    integration,
    address,
    credentialId,
    hasNewTokens,
    identity,
  }: {
    integration: string;
    address: string;
    credentialId: number;
    hasNewTokens: boolean;
    identity?: MailboxIdentity;
  },
): Promise<number> {
  // A routing hint that was refused until now was another.
  const told = { ...identity, ...(identity && { anchorRefused: false }) };
  const { id } = await transaction.mailbox.upsert({
    where: { integration_address: { integration, address } },
    create: { integration, address, credentialId, ...told },
    update: { credentialId, ...(hasNewTokens && untroubled), ...told },
  });
  return id;
}

/** Has the calendars of newly linked mailboxes, and their subscriptions, tried again without delay. */
export async function forgetTroubles(
  transaction: Prisma.TransactionClient,
  mailboxIds: readonly number[],
): Promise<void> {
  const linked = Prisma.sql`mailbox_id = ANY(${[...mailboxIds]}::int[])`;
  const theirs = Prisma.sql`calendar_id IN (SELECT id FROM calcache.cached_calendar WHERE ${linked})`;
  await transaction.$executeRaw`
    WITH locked AS (${lockedInOrder("cached_calendar", linked)})
    UPDATE calcache.cached_calendar SET refresh_after = NULL, failure_count = 0 WHERE id IN (SELECT id FROM locked)`;
  await transaction.$executeRaw`
    WITH locked AS (${lockedInOrder("subscription", theirs)})
    UPDATE calcache.subscription SET next_attempt_at = NULL, failure_count = 0 WHERE calendar_id IN (SELECT id FROM locked)`;
}

/**
 * Has a mailbox whose account is back read anew, months and all, and its subscriptions made anew: a provider may have ended
 * them with the former tokens, and tells nobody. The old ones are ended once the new ones notify.
 * @param now epoch ms
 */
export async function startAnew(
  transaction: Prisma.TransactionClient,
  mailboxId: number,
  now: number,
): Promise<void> {
  const theirs = Prisma.sql`calendar_id IN (SELECT id FROM calcache.cached_calendar WHERE mailbox_id = ${mailboxId})`;
  await transaction.$executeRaw`
    WITH locked AS (${lockedInOrder("cached_calendar", Prisma.sql`mailbox_id = ${mailboxId}`)})
    UPDATE calcache.cached_calendar
    SET dirty_since = COALESCE(dirty_since, ${new Date(now)}), dirty_reason = 'reinstated',
        dirty_generation = dirty_generation + 1
    WHERE id IN (SELECT id FROM locked)`;
  // Notifications to no address of ours: the sweep moves such a subscription.
  await transaction.$executeRaw`
    WITH locked AS (${lockedInOrder("subscription", theirs)})
    UPDATE calcache.subscription SET address = NULL WHERE calendar_id IN (SELECT id FROM locked)`;
}
