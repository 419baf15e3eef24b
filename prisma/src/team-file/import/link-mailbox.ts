import { office365 } from "../team-file.ts";
import type { ImportContext } from "./import-context.ts";
import type { ImportedAccount } from "./import-credentials.ts";

/** Has the cache read the account's mailbox through this credential. */
export async function linkMailbox(
  { transaction }: ImportContext,
  { credentialId, account: { address } }: ImportedAccount,
): Promise<void> {
  await transaction.mailbox.upsert({
    where: { integration_address: { integration: office365, address } },
    create: { integration: office365, address, credentialId },
    update: { credentialId },
  });
}
