import type { Prisma } from "@calcache/prisma";
import type { MailboxRef } from "../engine/provider.ts";

/**
 * The mailbox of an account, created on first sight; null when the account has gone or has no address. Several accounts of one
 * address share it, and the first one reads it for as long as that exists.
 */
export async function ensureMailbox(
  db: Pick<Prisma.TransactionClient, "$queryRaw">,
  credentialId: number,
): Promise<Omit<MailboxRef, "credentialId"> | null> {
  const rows = await db.$queryRaw<Omit<MailboxRef, "credentialId">[]>`
    INSERT INTO calcache.mailbox (integration, address, credential_id)
    SELECT a.integration, a.address, a.credential_id FROM calcache.account a
    WHERE a.credential_id = ${credentialId} AND a.address IS NOT NULL
    ON CONFLICT (integration, address) DO UPDATE
      SET credential_id = COALESCE(mailbox.credential_id, EXCLUDED.credential_id)
    RETURNING id, integration, address, external_id AS "externalId", account_kind AS "accountKind", anchor_refused AS "anchorRefused"`;
  return rows[0] ?? null;
}

/** The id of an account's mailbox; null where it was never seen. */
export async function findMailboxId(
  db: Pick<Prisma.TransactionClient, "$queryRaw">,
  credentialId: number,
): Promise<number | null> {
  const rows = await db.$queryRaw<{ id: number }[]>`
    SELECT m.id FROM calcache.account a JOIN calcache.mailbox m ON m.integration = a.integration AND m.address = a.address
    WHERE a.credential_id = ${credentialId}`;
  return rows[0]?.id ?? null;
}
