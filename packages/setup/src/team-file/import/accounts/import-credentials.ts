import { linkMailbox } from "@calcache/accounts";
import { type CredentialEntry, office365 } from "../../team-file.ts";
import type { ImportContext } from "../context/import-context.ts";
import { reconcile } from "../context/reconcile.ts";
import { keyOfEntry, mayKeepTokens } from "./credential-tokens.ts";
import { importDestinationCalendar, importSelectedCalendars } from "./import-calendars.ts";
import type { ImportedAccount } from "./linked-account.ts";

type CredentialRow = { readonly id: number; readonly key: unknown; readonly address: string | null };

/** Makes a user's linked accounts, and the calendars selected in them, what the file says. */
export async function importCredentials(
  context: ImportContext,
  user: { readonly id: number; readonly email: string },
  entries: readonly CredentialEntry[],
): Promise<void> {
  const { transaction, summary } = context;
  const rows = await lockCredentials(context, user.id);
  const accounts = entries.map((entry) => ({ ...entry, address: entry.key.email ?? user.email }));
  const { missing, matched, surplus } = reconcile(
    rows,
    ({ address }) => address ?? user.email.toLowerCase(),
    accounts,
    ({ address }) => address,
  );

  const imported: ImportedAccount[] = [];
  for (const account of missing) {
    const data = { type: office365, userId: user.id, key: keyOfEntry(context, account) };
    const { id } = await transaction.credential.create({ data });
    imported.push({ credentialId: id, account, hasNewTokens: true });
    summary.credentials.created += 1;
  }
  for (const { row, wanted: account } of matched) {
    const hasNewTokens = !mayKeepTokens(context, row.key, account);
    imported.push({ credentialId: row.id, account, hasNewTokens });
    if (!hasNewTokens) {
      summary.credentials.unchanged += 1;
      continue;
    }
    const data = { key: keyOfEntry(context, account, row.key), invalid: false };
    await transaction.credential.update({ where: { id: row.id }, data });
    summary.credentials.updated += 1;
  }
  for (const { credentialId, account, hasNewTokens } of imported) {
    const { address } = account;
    const linked = { integration: office365, address, credentialId, hasNewTokens };
    const mailboxId = await linkMailbox(transaction, linked);
    if (hasNewTokens) context.newlyLinked.push(mailboxId);
  }
  await importSelectedCalendars(context, user.id, imported);
  await importDestinationCalendar(context, user.id, imported);
  const { count } = await transaction.credential.deleteMany({
    where: { id: { in: surplus.map(({ id }) => id) } },
  });
  summary.credentials.removed += count;
}

/** Locked, so that tokens that another process is just refreshing aren't overwritten by what was read before. */
function lockCredentials({ transaction }: ImportContext, userId: number): Promise<CredentialRow[]> {
  return transaction.$queryRaw`
    SELECT c.id, c.key, a.address FROM "Credential" c LEFT JOIN calcache.account a ON a.credential_id = c.id
    WHERE c."userId" = ${userId} AND c.type = ${office365} ORDER BY c.id FOR UPDATE OF c`;
}
