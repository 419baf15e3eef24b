import type { CalendarCache } from "./calendar-cache.ts";

/** A calendar as others know it: by the account it was selected with and the provider's id. */
export type CalendarRef = { credentialId: number; externalId: string };

/** The cached calendar behind a selected one, created on first sight; null when its account has gone. */
export async function ensureCalendar(cache: CalendarCache, { credentialId, externalId }: CalendarRef) {
  const mailbox = await ensureMailbox(cache, credentialId);
  if (!mailbox) return null;
  // Not Prisma's upsert: with nothing to update it looks first, and fails where another has inserted the row meanwhile.
  await cache.db.cachedCalendar.createMany({
    data: { mailboxId: mailbox.id, externalId },
    skipDuplicates: true,
  });
  return cache.db.cachedCalendar.findUnique({
    where: { mailboxId_externalId: { mailboxId: mailbox.id, externalId } },
    select: { id: true, mailboxId: true, externalId: true },
  });
}

/** The mailbox of an account; several accounts of one address share it, and the newest usable one reads it. */
async function ensureMailbox(cache: CalendarCache, credentialId: number) {
  const integration = cache.provider.integration;
  const rows = await cache.db.$queryRaw<{ id: number }[]>`
    INSERT INTO mailbox (integration, address, credential_id)
    SELECT c.type, lower(c.key->>'email'), c.id FROM "Credential" c
    WHERE c.id = ${credentialId} AND c.type = ${integration} AND c.key->>'email' IS NOT NULL
    ON CONFLICT (integration, address) DO UPDATE
      SET credential_id = COALESCE(mailbox.credential_id, EXCLUDED.credential_id)
    RETURNING id`;
  return rows[0] ?? null;
}
