import { optionalColumns, presentColumns } from "@calcache/prisma";
import { removeTriggers, triggers } from "@calcache/prisma/sql";
import type { Client } from "pg";
import { checksumOf, type Recorded } from "./migration.ts";
import { record } from "./migration-history.ts";

const part = "triggers";
const name = "triggers.sql";

/** Whether all triggers and functions stand as this version makes them, none missing or switched off. */
export async function triggersInPlace(client: Client, history: readonly Recorded[]): Promise<boolean> {
  const recorded = history.find((row) => row.part === part);
  return recorded !== undefined && recorded.checksum === (await presentChecksum(client));
}

/** Makes them anew. What the host changed before is reconciled afterwards, see {@link reconcile}. */
export async function applyTriggers(client: Client): Promise<void> {
  await client.query(removeTriggers);
  await client.query(triggers);
  await client.query("INSERT INTO calcache.trigger_gap (reason) VALUES ('the triggers are new')");
  await record(client, { part, name, checksum: await presentChecksum(client) });
}

/** Takes them all away. */
export async function dropTriggers(client: Client): Promise<void> {
  await client.query(removeTriggers);
}

/** Makes our rows agree with the host's, if triggers may have missed something; whether that was so. */
export async function reconcile(client: Client): Promise<boolean> {
  const { rowCount } = await client.query("SELECT 1 FROM calcache.trigger_gap LIMIT 1");
  if (rowCount === 0) return false;
  await client.query("SELECT calcache.reconcile()");
  return true;
}

/** Of the SQL, and of what stands in the database: our triggers, and the columns that they watch where there are any. */
async function presentChecksum(client: Client): Promise<string> {
  const { rows } = await client.query<{ present: string | null }>(`
    SELECT string_agg(format('%s.%s %s %s', n.nspname, c.relname, t.tgname, t.tgenabled), ',' ORDER BY n.nspname, c.relname, t.tgname)
      AS present
    FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid
    JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE p.pronamespace = 'calcache'::regnamespace AND NOT t.tgisinternal`);
  const { rows: columns } = await client.query<{ name: string }>(presentColumns, [optionalColumns]);
  return checksumOf(`${removeTriggers}${triggers}${rows[0]?.present}${columns.map(({ name }) => name)}`);
}
