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
    LEFT JOIN "Credential" k ON k.id = asked.id AND k.type = ${provider.integration}
    LEFT JOIN mailbox m ON m.integration = k.type AND m.address = lower(k.key->>'email')
    LEFT JOIN "Credential" reader ON reader.id = m.credential_id
    WHERE reader.id IS NULL OR reader.invalid`;
  return new Set(rows.map(({ id }) => id));
}
