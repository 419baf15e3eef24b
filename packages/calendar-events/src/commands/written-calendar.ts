import type { Prisma } from "@calcache/prisma";

/**
 * The calendar to write into, made known on first use; null when its account is unknown. Takes no lock where it is known
 * already, so that bookings of the same hosts don't wait for each other.
 */
export async function ensureWrittenCalendar(
  tx: Prisma.TransactionClient,
  { credentialId, calendarId }: { credentialId: number; calendarId: string },
): Promise<{ id: number; mailboxId: number } | null> {
  const find = async () => {
    const rows = await tx.$queryRaw<{ id: number; mailboxId: number }[]>`
      SELECT w.id, w.mailbox_id AS "mailboxId" FROM "Credential" c
      JOIN mailbox m ON m.integration = c.type AND m.address = lower(c.key->>'email') AND m.credential_id IS NOT NULL
      JOIN written_calendar w ON w.mailbox_id = m.id AND w.external_id = ${calendarId}
      WHERE c.id = ${credentialId}`;
    return rows[0] ?? null;
  };
  const known = await find();
  if (known) return known;
  const mailboxId = await ensureMailbox(tx, credentialId);
  if (mailboxId === null) return null;
  await tx.$executeRaw`
    INSERT INTO written_calendar (mailbox_id, external_id) VALUES (${mailboxId}, ${calendarId})
    ON CONFLICT DO NOTHING`;
  return find();
}

/** Several accounts of one address share a mailbox. */
async function ensureMailbox(tx: Prisma.TransactionClient, credentialId: number): Promise<number | null> {
  const known = await findMailbox(tx, credentialId);
  if (known?.connected) return known.id;
  await tx.$executeRaw`
    INSERT INTO mailbox (integration, address, credential_id)
    SELECT c.type, lower(c.key->>'email'), c.id FROM "Credential" c
    WHERE c.id = ${credentialId} AND c.key->>'email' IS NOT NULL
    ON CONFLICT (integration, address) DO UPDATE
      SET credential_id = COALESCE(mailbox.credential_id, EXCLUDED.credential_id)`;
  const made = await findMailbox(tx, credentialId);
  return made?.id ?? null;
}

/** The mailbox of an account, by its address; null when it is unknown. */
export async function findMailbox(
  db: Pick<Prisma.TransactionClient, "$queryRaw">,
  credentialId: number,
): Promise<{ id: number; connected: boolean } | null> {
  const rows = await db.$queryRaw<{ id: number; connected: boolean }[]>`
    SELECT m.id, m.credential_id IS NOT NULL AS connected FROM mailbox m
    JOIN "Credential" c ON c.type = m.integration AND lower(c.key->>'email') = m.address
    WHERE c.id = ${credentialId}`;
  return rows[0] ?? null;
}
