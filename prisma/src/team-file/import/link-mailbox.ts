import { office365 } from "../team-file.ts";
import type { ImportContext } from "./import-context.ts";
import type { ImportedAccount } from "./linked-account.ts";

/** What a newly linked account must not inherit: its old one's failures would have it given up at the first new one. */
const untroubled = {
  failingSince: null,
  failureCount: 0,
  failureKind: null,
  failureReason: null,
  quarantinedAt: null,
  pausedUntil: null,
};

/** Has the cache read the account's mailbox through this credential; with tokens that are new, as if nothing had failed. */
export async function linkMailbox(
  { transaction, newlyLinked }: ImportContext,
  { credentialId, account: { address }, hasNewTokens }: ImportedAccount,
): Promise<void> {
  const { id: mailboxId } = await transaction.mailbox.upsert({
    where: { integration_address: { integration: office365, address } },
    create: { integration: office365, address, credentialId },
    update: { credentialId, ...(hasNewTokens && untroubled) },
  });
  if (hasNewTokens) newlyLinked.push(mailboxId);
}

/**
 * Has the calendars of newly linked mailboxes, and their subscriptions, tried again without delay. Calendars are locked in
 * the order of their ids and before their subscriptions, which are too, as everywhere.
 */
export async function forgetTroubles({ transaction, newlyLinked }: ImportContext): Promise<void> {
  await transaction.$executeRaw`
    WITH locked AS (
      SELECT id FROM cached_calendar WHERE mailbox_id = ANY(${newlyLinked}::int[]) ORDER BY id FOR NO KEY UPDATE
    )
    UPDATE cached_calendar SET refresh_after = NULL, failure_count = 0 WHERE id IN (SELECT id FROM locked)`;
  await transaction.$executeRaw`
    WITH locked AS (
      SELECT s.calendar_id FROM subscription s JOIN cached_calendar c ON c.id = s.calendar_id
      WHERE c.mailbox_id = ANY(${newlyLinked}::int[]) ORDER BY s.calendar_id FOR NO KEY UPDATE OF s
    )
    UPDATE subscription SET next_attempt_at = NULL, failure_count = 0
    WHERE calendar_id IN (SELECT calendar_id FROM locked)`;
}
