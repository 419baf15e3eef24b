import { everyCredential, Prisma } from "@calcache/prisma";

/** A mailbox as it is stored; what is null isn't known yet. */
export type StoredMailbox = {
  id: number;
  integration: string;
  /** lower case */
  address: string;
  /** the mailbox's id at the provider */
  externalId: string | null;
  /** who its owner is for good: the tenant, and the user there */
  tid: string | null;
  oid: string | null;
  /** what its provider calls this sort of account */
  accountKind: string | null;
  /** the provider refused the hint that routes requests to this mailbox; they go without */
  anchorRefused: boolean;
};

type Reader = Pick<Prisma.TransactionClient, "$queryRaw">;

/**
 * SQL of a condition: whether a mailbox is that of an account. Several accounts of one address share it.
 * @param m the alias of a `calcache.mailbox`
 * @param a the alias of a `calcache.account`, or of what has its columns
 */
export const isMailboxOf = (m: string, a: string) =>
  `${m}.integration = ${a}.integration AND ${m}.address = ${a}.address`;

/**
 * The mailbox of an account, created on first sight; null when the account has gone or has no address. The first account of
 * its address that works reads it, for as long as it does: then triggers choose another.
 */
export async function ensureMailbox(db: Reader, credentialId: number): Promise<StoredMailbox | null> {
  const rows = await db.$queryRaw<StoredMailbox[]>`
    INSERT INTO calcache.mailbox (integration, address, credential_id)
    SELECT a.integration, a.address, COALESCE(calcache.working_account(a.integration, a.address), a.credential_id)
    FROM calcache.account a
    WHERE a.credential_id = ${credentialId} AND a.address IS NOT NULL
    ON CONFLICT (integration, address) DO UPDATE
      SET credential_id = COALESCE(mailbox.credential_id, EXCLUDED.credential_id)
    RETURNING id, integration, address, external_id AS "externalId", tid, oid, account_kind AS "accountKind", anchor_refused AS "anchorRefused"`;
  return rows[0] ?? null;
}

/**
 * Has a mailbox read by another account of its address, the next one by id in a circle, unless it is already another's.
 * @returns that account; null where there is none that could read it
 */
export async function passToNextAccount(
  db: Reader,
  { id, credentialId }: { id: number; credentialId: number },
): Promise<number | null> {
  const rows = await db.$queryRaw<{ credentialId: number }[]>`
    UPDATE calcache.mailbox SET credential_id = next.id
    FROM (SELECT k.id FROM calcache.mailbox m
          JOIN calcache.account a ON ${Prisma.raw(isMailboxOf("m", "a"))}
          JOIN ${Prisma.raw(everyCredential)} k ON k.id = a.credential_id AND k.invalid IS NOT TRUE
          WHERE m.id = ${id} AND k.id <> ${credentialId}
          ORDER BY k.id < ${credentialId}, k.id LIMIT 1) next
    WHERE mailbox.id = ${id} AND credential_id = ${credentialId}
    RETURNING credential_id AS "credentialId"`;
  return rows[0]?.credentialId ?? null;
}

/** The id of an account's mailbox; null where it was never seen. */
export async function findMailboxId(db: Reader, credentialId: number): Promise<number | null> {
  const rows = await db.$queryRaw<{ id: number }[]>`
    SELECT m.id FROM calcache.account a JOIN calcache.mailbox m ON ${Prisma.raw(isMailboxOf("m", "a"))}
    WHERE a.credential_id = ${credentialId}`;
  return rows[0]?.id ?? null;
}

/**
 * Whether an account is there whose key tells no address, so that nobody knows its mailbox: the key can't be read, then, or isn't
 * one.
 */
export async function hasNoAddress(db: Reader, credentialId: number): Promise<boolean> {
  const rows = await db.$queryRaw<unknown[]>`
    SELECT 1 FROM calcache.account WHERE credential_id = ${credentialId} AND address IS NULL`;
  return rows.length > 0;
}
