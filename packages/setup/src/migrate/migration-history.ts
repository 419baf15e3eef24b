import type { Client } from "pg";
import type { Migration, Recorded } from "./migration.ts";
import { MigrationError } from "./migration-error.ts";

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

/**
 * What was applied to this database; null where nothing of ours ever was.
 * @throws MigrationError where somebody else has a schema of the same name
 */
export async function readHistory(client: Client): Promise<Recorded[] | null> {
  const { rows } = await client.query<{ objects: string[] | null; ours: boolean }>(schemaOfOurName);
  const [found] = rows;
  if (!found?.ours) {
    if (found?.objects) throw new MigrationError({ kind: "schema-taken", objects: found.objects });
    return null;
  }
  const history = await client.query<Recorded>("SELECT part, name, checksum FROM calcache.migration");
  return history.rows;
}

/** What stands in a schema of our name, and whether our history is among it, by which the schema is ours. */
const schemaOfOurName = `
  SELECT (
    SELECT array_agg(object ORDER BY object) FROM (
      SELECT 'table ' || oid::regclass AS object FROM pg_class
      WHERE relnamespace = to_regnamespace('calcache') AND relkind IN ('r', 'p', 'v', 'm', 'f')
      UNION ALL
      SELECT 'function ' || oid::regprocedure FROM pg_proc WHERE pronamespace = to_regnamespace('calcache')
    ) objects
  ) AS objects, (
    SELECT count(*) = 3 FROM pg_attribute
    WHERE attrelid = to_regclass('calcache.migration') AND attname IN ('part', 'name', 'checksum')
  ) AS ours`;

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
