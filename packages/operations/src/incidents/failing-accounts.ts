import { type Database, everyCredential, Prisma } from "@calcache/prisma";

/** An account that can't be read. */
export type FailingAccount = {
  id: number;
  address: string;
  /** as its provider calls it; `unknown` until it has told */
  accountKind: string;
  since: Date | null;
  reason: string;
  /** its provider's id of the last request that failed, and when that was */
  requestId: string | null;
  requestAt: Date | null;
};

/** Those that fail longest first, so many at most; `count`: how many there are. */
export async function readFailingAccounts(
  db: Database,
  most: number,
): Promise<{ count: number; accounts: FailingAccount[] }> {
  const rows = await db.$queryRaw<(FailingAccount & { count: number })[]>`
    SELECT m.id, m.address, COALESCE(m.account_kind, 'unknown') AS "accountKind", m.failing_since AS since,
           COALESCE(m.failure_reason, 'the account must be connected again') AS reason,
           m.failed_request_id AS "requestId", m.failed_request_at AS "requestAt", (count(*) OVER ())::int AS count
    FROM calcache.mailbox m
    JOIN ${Prisma.raw(everyCredential)} k ON k.id = m.credential_id
    WHERE m.failing_since IS NOT NULL OR k.invalid
    ORDER BY m.failing_since NULLS LAST, m.id LIMIT ${most}`;
  return {
    count: rows[0]?.count ?? 0,
    accounts: rows.map(({ count: _, ...account }) => account),
  };
}
