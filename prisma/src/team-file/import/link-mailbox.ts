import { office365 } from "../team-file.ts";
import type { ImportContext } from "./import-context.ts";
import type { ImportedAccount } from "./import-credentials.ts";

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
  { transaction }: ImportContext,
  { credentialId, account: { address }, hasNewTokens }: ImportedAccount,
): Promise<void> {
  const { id: mailboxId } = await transaction.mailbox.upsert({
    where: { integration_address: { integration: office365, address } },
    create: { integration: office365, address, credentialId },
    update: { credentialId, ...(hasNewTokens && untroubled) },
  });
  if (!hasNewTokens) return;
  await transaction.cachedCalendar.updateMany({
    where: { mailboxId },
    data: { refreshAfter: null, failureCount: 0 },
  });
  await transaction.subscription.updateMany({
    where: { calendar: { mailboxId } },
    data: { nextAttemptAt: null, failureCount: 0 },
  });
}
