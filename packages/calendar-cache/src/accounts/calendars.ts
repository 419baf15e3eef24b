import type { Engine } from "../engine/engine.ts";
import type { MailboxRef } from "../engine/provider.ts";
import { integrationsOf } from "../engine/providers.ts";

/**
 * A calendar as others know it: by the account it was selected with and the provider's id. Whoever has looked it up
 * says as `cachedId` which cached calendar that is; null if it was never seen.
 */
export type CalendarRef = { credentialId: number; externalId: string; cachedId?: number | null };

/** The same calendars, each looked up: in one query, or in none where they all are already. */
export async function withCachedIds(
  engine: Engine,
  calendars: readonly CalendarRef[],
): Promise<readonly CalendarRef[]> {
  const unknown = calendars.filter(({ cachedId }) => cachedId === undefined);
  if (unknown.length === 0) return calendars;
  const ids = await findCachedIds(engine, unknown);
  let next = 0;
  return calendars.map(({ cachedId = ids[next++] ?? null, ...calendar }) => ({ ...calendar, cachedId }));
}

async function findCachedIds(engine: Engine, calendars: readonly CalendarRef[]): Promise<(number | null)[]> {
  const rows = await engine.db.$queryRaw<{ id: number | null }[]>`
    SELECT c.id
    FROM unnest(${calendars.map(({ credentialId }) => credentialId)}::int[],
                ${calendars.map(({ externalId }) => externalId)}::text[]) WITH ORDINALITY AS asked(credential_id, external_id, n)
    LEFT JOIN "Credential" k ON k.id = asked.credential_id
    LEFT JOIN mailbox m ON m.integration = k.type AND m.address = k.address
    LEFT JOIN cached_calendar c ON c.mailbox_id = m.id AND c.external_id = asked.external_id
    ORDER BY asked.n`;
  return rows.map(({ id }) => id);
}

/** The cached calendar behind a selected one, created on first sight; null when its account has gone. */
export async function ensureCalendar(engine: Engine, { credentialId, externalId }: CalendarRef) {
  const mailbox = await mailboxOf(engine, credentialId);
  if (!mailbox) return null;
  // Not Prisma's upsert: with nothing to update it looks first, and fails where another has inserted the row meanwhile.
  await engine.db.cachedCalendar.createMany({
    data: { mailboxId: mailbox.id, externalId },
    skipDuplicates: true,
  });
  return engine.db.cachedCalendar.findUnique({
    where: { mailboxId_externalId: { mailboxId: mailbox.id, externalId } },
    select: { id: true, mailboxId: true, externalId: true },
  });
}

/**
 * The mailbox of an account, to be asked with this account, created on first sight; null when the account has gone, or
 * has no address or no provider. Several accounts of one address share it, and the newest usable one reads it.
 */
export async function mailboxOf(engine: Engine, credentialId: number): Promise<MailboxRef | null> {
  const rows = await engine.db.$queryRaw<Omit<MailboxRef, "credentialId">[]>`
    INSERT INTO mailbox (integration, address, credential_id)
    SELECT c.type, lower(c.key->>'email'), c.id FROM "Credential" c
    WHERE c.id = ${credentialId} AND c.type = ANY(${integrationsOf(engine)}) AND c.key->>'email' IS NOT NULL
    ON CONFLICT (integration, address) DO UPDATE
      SET credential_id = COALESCE(mailbox.credential_id, EXCLUDED.credential_id)
    RETURNING id, integration, address, external_id AS "externalId", account_kind AS "accountKind", anchor_refused AS "anchorRefused"`;
  return rows[0] ? { ...rows[0], credentialId } : null;
}
