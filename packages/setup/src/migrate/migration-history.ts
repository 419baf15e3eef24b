import type { Client } from "pg";
import type { Migration } from "./migration.ts";

/** What was applied: a migration of either part, or the latest text of the triggers. */
export type Recorded = { readonly part: string; readonly name: string; readonly checksum: string };

const historyTable = `
  CREATE SCHEMA IF NOT EXISTS calcache;
  CREATE TABLE IF NOT EXISTS calcache.migration (
    part       TEXT NOT NULL,
    name       TEXT NOT NULL,
    checksum   TEXT NOT NULL,
    applied_at TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
    CONSTRAINT migration_pkey PRIMARY KEY (part, name)
  )`;

export async function ensureHistory(client: Client): Promise<void> {
  await client.query(historyTable);
}

/** What was applied to this database; null where nothing of ours ever was. */
export async function readHistory(client: Client): Promise<Recorded[] | null> {
  const { rows } = await client.query<{ exists: boolean }>(
    "SELECT to_regclass('calcache.migration') IS NOT NULL AS exists",
  );
  if (!rows[0]?.exists) return null;
  const history = await client.query<Recorded>("SELECT part, name, checksum FROM calcache.migration");
  return history.rows;
}

/** Records what is applied in the same transaction. */
export async function record(
  client: Client,
  { part, name, checksum }: Pick<Migration, "name" | "checksum"> & { part: string },
): Promise<void> {
  await client.query(
    `INSERT INTO calcache.migration (part, name, checksum) VALUES ($1, $2, $3)
     ON CONFLICT (part, name) DO UPDATE SET checksum = EXCLUDED.checksum, applied_at = EXCLUDED.applied_at`,
    [part, name, checksum],
  );
}
