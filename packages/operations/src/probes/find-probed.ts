import { type Engine, findMailboxes, integrationsOf, type KnownMailbox } from "@calcache/calendar-cache";
import { Prisma } from "@calcache/prisma";

/** Whom an operator asks about: mailboxes by their addresses, or those of one kind of account, the failing ones first. */
export type Cohort =
  | { addresses: readonly string[] }
  | { accountKind: string; onlyFailing: boolean; most: number };

/** A mailbox to be probed, and one of its calendars that is as well as any; `mailbox` null: it has no account to ask by. */
export type Probed = { address: string; mailbox: KnownMailbox | null; calendar: string | null };

/** The mailboxes of a cohort. An address that nobody here has is left out. */
export async function findProbed(engine: Engine, cohort: Cohort): Promise<Probed[]> {
  const chosen =
    "addresses" in cohort
      ? Prisma.sql`m.address = ANY(${cohort.addresses.map((address) => address.trim().toLowerCase())})`
      : Prisma.sql`m.account_kind = ${cohort.accountKind} AND m.credential_id IS NOT NULL
          AND (m.failing_since IS NOT NULL OR NOT ${cohort.onlyFailing})`;
  const limit = "addresses" in cohort ? Prisma.empty : Prisma.sql`LIMIT ${cohort.most}`;
  const rows = await engine.db.$queryRaw<{ id: number; address: string; calendar: string | null }[]>`
    SELECT m.id, m.address,
           (SELECT c.external_id FROM calcache.cached_calendar c WHERE c.mailbox_id = m.id
            ORDER BY c.failing_since IS NOT NULL, c.id LIMIT 1) AS calendar
    FROM calcache.mailbox m
    WHERE m.integration = ANY(${integrationsOf(engine)}) AND ${chosen}
    ORDER BY m.failing_since IS NULL, m.id ${limit}`;
  const mailboxes = await findMailboxes(
    engine,
    rows.map(({ id }) => id),
  );
  return rows.map(({ id, address, calendar }) => ({
    address,
    calendar,
    mailbox: mailboxes.get(id) ?? null,
  }));
}
