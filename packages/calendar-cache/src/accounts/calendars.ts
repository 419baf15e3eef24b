import { ensureMailbox, isMailboxOf, presentIdIn, presentIds } from "@calcache/accounts";
import { Prisma } from "@calcache/prisma";
import type { Engine } from "../engine/engine.ts";
import type { MailboxRef } from "../engine/provider.ts";

/**
 * A calendar as others know it: by the account it was selected with and the provider's id, the present one or a former one. Whoever has looked it up
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
    LEFT JOIN calcache.account a ON a.credential_id = asked.credential_id
    LEFT JOIN calcache.mailbox m ON ${Prisma.raw(isMailboxOf("m", "a"))}
    LEFT JOIN calcache.cached_calendar c ON c.mailbox_id = m.id AND c.external_id = ${Prisma.raw(presentIdIn("m", "asked.external_id"))}
    ORDER BY asked.n`;
  return rows.map(({ id }) => id);
}

/** The cached calendar behind a selected one, created on first sight; null when its account has gone. */
export async function ensureCalendar(engine: Engine, { credentialId, externalId: asSelected }: CalendarRef) {
  const mailbox = await mailboxOf(engine, credentialId);
  if (!mailbox) return null;
  const [externalId = asSelected] = await presentIds(engine.db, [{ credentialId, calendarId: asSelected }]);
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

/** The mailbox of an account, to be asked with this account; null when the account has gone, or has no address or no provider. */
export async function mailboxOf(
  { db, providers }: Pick<Engine, "db" | "providers">,
  credentialId: number,
): Promise<MailboxRef | null> {
  const mailbox = await ensureMailbox(db, credentialId);
  return mailbox && providers.has(mailbox.integration) ? { ...mailbox, credentialId } : null;
}
