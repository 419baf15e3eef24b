import { readerOf } from "@calcache/calendar-cache";
import { type Database, Prisma } from "@calcache/prisma";
import { mailboxOfAccount } from "../accounts/mailbox-of-account.ts";
import { type AccountFacts, accountCondition } from "../states/calendar-state.ts";
import type { RelinkFacts } from "./relink-plan.ts";

/** An account that is asked about, or may have to be. */
export type RelinkAccount = RelinkFacts & { credentialId: number; userId: number; address: string };

type Row = AccountFacts & {
  credentialId: number;
  userId: number;
  isUsed: boolean;
  isHeld: boolean;
  steps: number | null;
  askedAt: Date | null;
  nextAt: Date | null;
};

/** Nobody may be asked while their kind of account has an outage, nor while this app's own sign-in is broken: it would lead nowhere. */
const isHeld = Prisma.sql`(
  EXISTS (SELECT FROM calcache.incident i WHERE i.integration = k.type AND i.ended_at IS NULL
    AND (m.account_kind IS NULL OR i.account_kind = m.account_kind))
  OR EXISTS (SELECT FROM calcache.alert t WHERE t.name = k.type || ' sign-in' AND t.cleared_at IS NULL))`;

/** Nobody needs an account whose mailbox its tenant lets this app into. */
const isUsed = Prisma.sql`COALESCE(m.credential_id, 0) >= 0 AND (
  EXISTS (SELECT FROM "SelectedCalendar" s WHERE s."userId" = k."userId" AND ${Prisma.raw(readerOf("s"))} = k.id)
  OR EXISTS (SELECT FROM "DestinationCalendar" d WHERE d."credentialId" = k.id))`;

/** So that the accounts that are well, nearly all of them, aren't looked at each time. */
const suspects = Prisma.sql`(
  SELECT credential_id FROM calcache.relink
  UNION SELECT id FROM "Credential" WHERE invalid
  UNION SELECT a.credential_id FROM calcache.mailbox m JOIN calcache.account a ON ${mailboxOfAccount}
    WHERE m.failing_since IS NOT NULL AND m.failure_kind = 'interaction')`;

/** Accounts that may need their owners, and all that are asked about. @param of one account only */
export async function findRelinks(
  db: Database,
  integrations: readonly string[],
  of: number | null = null,
): Promise<RelinkAccount[]> {
  const rows = await db.$queryRaw<Row[]>`
    SELECT k.id AS "credentialId", k."userId", a.address, k.invalid IS TRUE AS "isInvalid", m.failure_kind AS "failureKind",
           m.failure_reason AS "failureReason", m.failing_since AS "failingSince", m.quarantined_at AS "quarantinedAt",
           ${isUsed} AS "isUsed", ${isHeld} AS "isHeld", r.steps, r.asked_at AS "askedAt", r.next_at AS "nextAt"
    FROM "Credential" k
    JOIN calcache.account a ON a.credential_id = k.id
    LEFT JOIN calcache.mailbox m ON ${mailboxOfAccount}
    LEFT JOIN calcache.relink r ON r.credential_id = k.id
    WHERE k.type = ANY(${[...integrations]}::text[]) AND k."userId" IS NOT NULL
      AND ${of === null ? Prisma.sql`k.id IN ${suspects}` : Prisma.sql`k.id = ${of}`}
    ORDER BY k.id`;
  return rows.map(({ steps, askedAt, nextAt, ...row }) => ({
    credentialId: row.credentialId,
    userId: row.userId,
    address: row.address ?? "",
    needsOwner: needsOwner(row),
    isUsed: row.isUsed,
    isHeld: row.isHeld,
    relink:
      steps === null
        ? null
        : { steps, askedAt: askedAt?.getTime() ?? null, nextAt: nextAt?.getTime() ?? null },
  }));
}

/** What the page says already after a first refusal is told by mail only once it is proven: then the account is marked. */
const needsOwner = (row: AccountFacts): boolean =>
  accountCondition(row)?.state === "needs_sign_in" && (row.isInvalid || row.failureKind === "interaction");
