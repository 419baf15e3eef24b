import type { Engine } from "../engine/engine.ts";
import { integrationsOf } from "../engine/providers.ts";

/**
 * Which of these accounts, by credential id, can't be read before somebody connects them again: they have gone, or
 * no provider here serves them, or what reads their mailbox is no longer valid. One query, and none for no accounts.
 */
export async function disconnectedAccounts(
  { db, providers }: Pick<Engine, "db" | "providers">,
  credentialIds: readonly number[],
): Promise<ReadonlySet<number>> {
  if (credentialIds.length === 0) return new Set();
  const rows = await db.$queryRaw<{ id: number }[]>`
    SELECT asked.id
    FROM unnest(${[...new Set(credentialIds)]}::int[]) AS asked(id)
    LEFT JOIN "Credential" k ON k.id = asked.id AND k.type = ANY(${integrationsOf({ providers })})
    LEFT JOIN mailbox m ON m.integration = k.type AND m.address = lower(k.key->>'email')
    LEFT JOIN "Credential" reader ON reader.id = m.credential_id
    WHERE reader.id IS NULL OR reader.invalid`;
  return new Set(rows.map(({ id }) => id));
}
