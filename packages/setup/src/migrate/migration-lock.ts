import { setTimeout as delay } from "node:timers/promises";
import type { Client } from "pg";
import { errorCode } from "../error-code.ts";
import { MigrationError } from "./migration-error.ts";

/** ms between attempts to get what others hold. */
const retryEvery = 100;

/** The two keys of the advisory lock; the time of hosts is locked under other first keys (sql/triggers.sql). */
const [firstKey, secondKey] = [20261127, 0];

/**
 * Whoever waits for a table's lock holds up all who come after, and a deadlock that Postgres looks for after a second may
 * end for the host: so we wait for less, and try again.
 */
const tableLockTimeout = "500ms";
const contention = new Set(["55P03", "40P01"]);

/** Whether a statement gave up because of others' locks. */
export const isContention = (error: unknown) => contention.has(errorCode(error) ?? "");

/**
 * Runs a step in a transaction of its own, which holds the one lock under which databases are set up: until it commits,
 * nobody else does. The lock ends with the transaction, so that none is ever left behind, and it passes poolers.
 * @param patience ms to wait for others who hold it, or tables that the step needs
 * @throws MigrationError that names them
 */
export async function lockedStep<Value>(
  client: Client,
  patience: number,
  step: () => Promise<Value>,
): Promise<Value> {
  const deadline = Date.now() + patience;
  for (;;) {
    await client.query("BEGIN");
    const outcome = await attempt(client, step).catch(async (error) => {
      await client.query("ROLLBACK");
      if (!isContention(error)) throw error;
      return { holders: tableHolders };
    });
    if ("value" in outcome) {
      await client.query("COMMIT");
      return outcome.value;
    }
    if (Date.now() >= deadline)
      throw new MigrationError({ kind: "busy", holders: await outcome.holders(client) });
    await delay(retryEvery);
  }
}

async function attempt<Value>(client: Client, step: () => Promise<Value>) {
  await client.query(`SET LOCAL lock_timeout = '${tableLockTimeout}'`);
  const { rows } = await client.query<{ locked: boolean }>(
    "SELECT pg_try_advisory_xact_lock($1, $2) AS locked",
    [firstKey, secondKey],
  );
  if (rows[0]?.locked) return { value: await step() };
  await client.query("ROLLBACK");
  return { holders: lockHolders };
}

const lockHolders = (client: Client) =>
  sessions(
    client,
    `l.locktype = 'advisory' AND l.classid = ${firstKey} AND l.objid = ${secondKey} AND l.objsubid = 2`,
  );

const tableHolders = (client: Client) =>
  sessions(
    client,
    `l.locktype = 'relation' AND l.relation IN (
       SELECT oid FROM pg_class WHERE relnamespace IN (SELECT oid FROM pg_namespace WHERE nspname IN ('public', 'calcache')))`,
  );

/** The other sessions that hold such locks in this database, each as a line that a person can act on. */
async function sessions(client: Client, condition: string): Promise<string[]> {
  const { rows } = await client.query<{ line: string }>(`
    SELECT DISTINCT format('process %s of the server: %s, %s from %s, %s, in a transaction since %s', a.pid,
      COALESCE(NULLIF(a.application_name, ''), 'an unnamed application'), COALESCE(a.usename, 'unknown'),
      COALESCE(a.client_addr::text, 'this machine'), COALESCE(a.state, 'in an unknown state'),
      COALESCE(to_char(a.xact_start AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), 'an unknown time')) AS line
    FROM pg_locks l JOIN pg_stat_activity a ON a.pid = l.pid
    WHERE l.granted AND l.pid <> pg_backend_pid()
      AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database()) AND ${condition}`);
  return rows.map(({ line }) => line);
}
