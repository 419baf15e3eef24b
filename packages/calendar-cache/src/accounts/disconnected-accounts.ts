import type { Engine } from "../engine/engine.ts";

/**
 * Which of these accounts, by credential id, can't be read before somebody connects them again: they have gone, or
 * what reads their mailbox is no longer valid. One query, and none for no accounts.
 */
export async function disconnectedAccounts(
  { db, provider }: Pick<Engine, "db" | "provider">,
  credentialIds: readonly number[],
): Promise<ReadonlySet<number>> {
  if (credentialIds.length === 0) return new Set();
  const rows = await db.$queryRaw<{ id: number }[]>`
    SELECT asked.id
    FROM unnest(${[...new Set(credentialIds)]}::int[]) AS asked(id)
    LEFT JOIN calcache.account a ON a.credential_id = asked.id AND a.integration = ${provider.integration}
    LEFT JOIN calcache.mailbox m ON m.integration = a.integration AND m.address = a.address
    LEFT JOIN "Credential" reader ON reader.id = m.credential_id
    WHERE reader.id IS NULL OR reader.invalid`;
  return new Set(rows.map(({ id }) => id));
}
