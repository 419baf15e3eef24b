import { type Database, everyCredential, Prisma } from "@calcache/prisma";
import type { AccountFacts } from "../states/calendar-state.ts";
import type { Connections } from "./connections.ts";
import { mailboxOfAccount } from "./mailbox-of-account.ts";

/** An account as it is stored, with what is known of its mailbox. */
export type AccountRow = AccountFacts & { credentialId: number; userId: number; integration: string };

/** The accounts of these users, by address. */
export const readAccounts = (
  db: Database,
  userIds: readonly number[],
  integrations: readonly string[],
): Promise<AccountRow[]> =>
  db.$queryRaw<AccountRow[]>`
    SELECT k.id AS "credentialId", k."userId", k.type AS integration, a.address, k.invalid IS TRUE AS "isInvalid",
           m.failure_kind AS "failureKind", m.failure_reason AS "failureReason", m.failing_since AS "failingSince",
           m.quarantined_at AS "quarantinedAt"
    FROM ${Prisma.raw(everyCredential)} k
    LEFT JOIN calcache.account a ON a.credential_id = k.id
    LEFT JOIN calcache.mailbox m ON ${mailboxOfAccount}
    WHERE k."userId" = ANY(${[...userIds]}::int[]) AND k.type = ANY(${[...integrations]}::text[])
    ORDER BY a.address, k.id`;

/** A user's accounts by their addresses, without asking anybody how they do. */
export async function listAccountAddresses(
  { engine, accounts }: Connections,
  userId: number,
): Promise<{ credentialId: number; address: string }[]> {
  const rows = await readAccounts(engine.db, [userId], [accounts.integration]);
  return rows.flatMap(({ credentialId, address }) => (address === null ? [] : [{ credentialId, address }]));
}
