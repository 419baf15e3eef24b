import { ensureMailbox, isMailboxOf } from "@calcache/accounts";
import { hasSelected, Prisma } from "@calcache/prisma";
import type { Engine } from "../engine/engine.ts";
import { integrationsOf } from "../engine/providers.ts";
import { roomAddresses } from "./room-addresses.ts";

/** How often a tenant's account is asked for its default calendar, and how soon again where it couldn't be told, in ms. */
const listEvery = 24 * 60 * 60_000;
const listAgainAfter = 15 * 60_000;

/** So many are asked in one sweep. */
const accountsAtMost = 200;

/**
 * SQL of a condition: whether a user's address is one of a tenant's.
 * @param u the alias of what has `email`
 * @param t the alias of a `calcache.tenant`
 */
export const belongsTo = (u: string, t: string) =>
  `lower(substring(${u}.email FROM '[^@]*$')) = ANY(${t}.domains)`;

const belongs = Prisma.raw(belongsTo("u", "t"));

/** SQL of a condition: whether somebody, or a room, can be booked, so that their calendar matters here. Nobody else's is opened. */
const isHost = Prisma.sql`(
  EXISTS (SELECT FROM "Host" h WHERE h."userId" = u.id)
  OR EXISTS (SELECT FROM "EventType" e WHERE e."userId" = u.id)
  OR EXISTS (SELECT FROM "_user_eventtype" o WHERE o."B" = u.id)
  OR lower(u.email) IN (
    SELECT lower(r.address) FROM "EventType" e CROSS JOIN LATERAL (${Prisma.raw(roomAddresses("e"))}) r WHERE r.address IS NOT NULL))`;

/** An SQL condition: whether there is a tenant that lets this app in by itself. */
export const hasTenants = Prisma.sql`EXISTS (SELECT FROM calcache.tenant)`;

/**
 * Makes the accounts of tenants those of the hosts whose addresses are theirs. Whoever selected calendars has these alone; for anybody
 * else the default calendar stands in.
 */
export async function alignTenantAccounts(engine: Engine): Promise<void> {
  await engine.db.$transaction([
    engine.db.$executeRaw`
      DELETE FROM calcache.tenant_account a WHERE NOT EXISTS (
        SELECT FROM calcache.tenant t JOIN users u ON u.id = a.user_id
        JOIN calcache.account k ON k.credential_id = a.credential_id
        WHERE t.id = a.tenant_id AND lower(u.email) = k.address AND ${belongs} AND ${isHost})`,
    engine.db.$executeRaw`
      WITH made AS (
        INSERT INTO calcache.tenant_account (credential_id, tenant_id, integration, user_id)
        SELECT -nextval('calcache.tenant_account_number')::int, t.id, t.integration, u.id
        FROM users u JOIN calcache.tenant t ON ${belongs}
        WHERE ${isHost} AND NOT EXISTS (
          SELECT FROM calcache.tenant_account own WHERE own.tenant_id = t.id AND own.user_id = u.id)
        ON CONFLICT DO NOTHING
        RETURNING credential_id, integration, user_id)
      INSERT INTO calcache.account (credential_id, integration, address)
      SELECT made.credential_id, made.integration, lower(u.email) FROM made JOIN users u ON u.id = made.user_id`,
  ]);
}

/** The mailboxes whose default calendar is to be asked for, by the account that needs it: those that never failed first. */
export async function unlistedAccounts(engine: Engine): Promise<Map<number, number>> {
  const now = engine.now();
  const ago = (ms: number) => Prisma.sql`${new Date(now - ms)}::timestamptz`;
  const due = await engine.db.$queryRaw<{ credentialId: number }[]>`
    SELECT a.credential_id AS "credentialId" FROM calcache.tenant_account a
    JOIN calcache.account k ON k.credential_id = a.credential_id
    LEFT JOIN calcache.mailbox m ON ${Prisma.raw(isMailboxOf("m", "k"))}
    WHERE a.integration = ANY(${integrationsOf(engine)}) AND NOT ${Prisma.raw(hasSelected({ user: "a.user_id", integration: "a.integration" }))}
      AND (a.listed_at IS NULL OR a.listed_at <= CASE WHEN a.calendar_id IS NULL
        THEN ${ago(listAgainAfter)} ELSE ${ago(listEvery)} END)
      AND COALESCE(m.paused_until <= ${new Date(now)}, TRUE)
    ORDER BY a.listed_at ASC NULLS FIRST, m.failing_since ASC NULLS FIRST LIMIT ${accountsAtMost}`;
  const mailboxes = new Map<number, number>();
  for (const { credentialId } of due) {
    const mailbox = await ensureMailbox(engine.db, credentialId);
    if (mailbox) mailboxes.set(mailbox.id, credentialId);
  }
  return mailboxes;
}
