import { existsSync, readFileSync } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { plugIn, startEmbeddedPostgres } from "@calcache/setup";
import { Client } from "pg";
import type { BenchResult } from "./measure/bench-result.ts";
import { percentiles, round } from "./measure/percentiles.ts";
import { atMost } from "./measure/target.ts";

const rows = 10_000;
const turn = 100;
const users = 1_000;

/** The tables of cal.com with its own triggers, as the tests have them. */
const hostTables = new URL("../../packages/setup/src/testing/host/host-tables.sql", import.meta.url);

/** A statement of the host's for one row, and one for all rows at once. */
type HostWrite = { one: (client: Client, number: number) => Promise<unknown>; all: string };

const times = `'2030-01-01'::timestamp + n * interval '1 hour', '2030-01-01'::timestamp + n * interval '1 hour' + interval '30 min'`;

const writes: Record<string, HostWrite> = {
  "booking inserted": {
    one: (client, n) =>
      client.query({
        name: "booking",
        text: `INSERT INTO "Booking" (uid, title, "userId", "eventTypeId", "startTime", "endTime", responses, metadata)
               SELECT 'one-' || n, 'Meeting', n % ${users} + 1, n % 100 + 1, ${times}, $2, '{}' FROM (SELECT $1::int AS n) AS given`,
        values: [n, { name: "Gus Guest", email: "gus@guest.example", guests: [], notes: "as discussed" }],
      }),
    all: `INSERT INTO "Booking" (uid, title, "userId", "eventTypeId", "startTime", "endTime", responses, metadata)
          SELECT 'all-' || n, 'Meeting', n % ${users} + 1, n % 100 + 1, ${times}, '{"name": "Gus Guest"}', '{}'
          FROM generate_series(1, ${rows}) AS n`,
  },
  "credential updated": {
    one: (client, n) =>
      client.query({
        name: "credential",
        text: `UPDATE "Credential" SET key = $2 WHERE id = $1`,
        values: [(n % users) + 1, keys[n % keys.length]],
      }),
    all: `UPDATE "Credential" SET key = key || jsonb_build_object('expiry_date', extract(epoch FROM clock_timestamp())::bigint)`,
  },
  "user's lastActiveAt updated": {
    one: (client, n) =>
      client.query({
        name: "user",
        text: `UPDATE users SET "lastActiveAt" = now() WHERE id = $1`,
        values: [(n % users) + 1],
      }),
    all: `UPDATE users SET "lastActiveAt" = now()`,
  },
};

/** Keys as cal.com stores them, with tokens of some kB that don't compress. */
const keys = Array.from({ length: 50 }, (_, index) => ({
  token_type: "Bearer",
  scope: "User.Read Calendars.Read Calendars.ReadWrite offline_access",
  access_token: noise(1_800, index),
  refresh_token: noise(1_200, index + 50),
  email: "host@contoso.example",
  expiry_date: 1_790_000_000 + index,
}));

function noise(length: number, seed: number): string {
  const bytes = Uint8Array.from(
    { length },
    (_, index) => (index * index * 31 + seed * 7919 + index * seed) % 251,
  );
  return Buffer.from(bytes).toString("base64url").slice(0, length);
}

const seed = `
  INSERT INTO users (email, username) SELECT 'user' || n || '@contoso.example', 'user' || n FROM generate_series(1, ${users}) AS n;
  INSERT INTO "EventType" (title, slug, length) SELECT 'Event', 'event' || n, 30 FROM generate_series(1, 100) AS n;
  INSERT INTO "Credential" (type, key, "userId")
    SELECT 'office365_calendar', '${JSON.stringify(keys[0])}', (n - 1) % ${users} + 1 FROM generate_series(1, ${rows}) AS n;`;

/**
 * What a host's own writes cost with our triggers on its tables; the floor is the same writes without. Each statement is a
 * transaction of its own that doesn't wait for the disk, which would hide what triggers cost. The two take turns.
 */
export const plug = {
  what: `${rows} writes of a host with and without our triggers on its tables`,
  async run(): Promise<BenchResult> {
    const folder = await mkdtemp(join(tmpdir(), "calcache-bench-"));
    const server = await startEmbeddedPostgres({ dataDir: join(folder, "postgres"), log: () => {} });
    const clients: Client[] = [];
    try {
      const bare = await openHost(server.databaseUrl, "host_bare", clients);
      const plugged = await openHost(server.databaseUrl, "host_plugged", clients);
      await plugIn(plugged.databaseUrl);
      const results: BenchResult["rows"] = {};
      const targets: BenchResult["targets"] = [];
      for (const [what, write] of Object.entries(writes)) {
        const [floor, measured] = await inTurns([bare.client, plugged.client], write);
        const ratio = round(measured.quickest / floor.quickest);
        const ratioAtOnce = round(measured["at once"] / floor["at once"]);
        results[`floor: ${what}`] = floor;
        results[what] = measured;
        results[`ratio: ${what}`] = {
          quickest: ratio,
          p50: round(measured.p50 / floor.p50),
          "at once": ratioAtOnce,
        };
        targets.push(atMost(`${what}, ${rows} one by one, against no triggers`, ratio, 1.3));
        targets.push(atMost(`${what}, all at once, against no triggers`, ratioAtOnce, 1.3));
      }
      return {
        unit: `µs of the server's CPU per row, over turns of ${turn}; "at once": all rows in one statement`,
        rows: results,
        targets,
      };
    } finally {
      for (const client of clients) await client.end();
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    }
  },
};

async function openHost(serverUrl: string, name: string, opened: Client[]) {
  const url = new URL(serverUrl);
  const admin = new Client({ connectionString: serverUrl });
  await admin.connect();
  await admin.query(`CREATE DATABASE ${name}`);
  await admin.end();
  url.pathname = `/${name}`;
  const client = new Client({ connectionString: url.href });
  await client.connect();
  opened.push(client);
  await client.query(await readFile(hostTables, "utf8"));
  await client.query(seed);
  await client.query("SET synchronous_commit = off");
  return { client, databaseUrl: url.href };
}

/** The quickest turn is the one that nothing else on the machine was in the way of. */
type Figures = { quickest: number; p50: number; "at once": number };

/**
 * The CPU time that a connection's process at the server has had, in µs: what others do on the machine meanwhile hardly counts in it.
 * The time of day where the system doesn't tell.
 */
async function clockOf(client: Client): Promise<() => number> {
  const { rows } = await client.query<{ pid: number }>("SELECT pg_backend_pid() AS pid");
  const file = `/proc/${rows[0]?.pid}/schedstat`;
  return existsSync(file)
    ? () => Number(readFileSync(file, "utf8").split(" ")[0]) / 1_000
    : () => performance.now() * 1_000;
}

/** µs per row of each client: one by one in turns, and all at once, the fastest of some times. */
async function inTurns(
  clients: readonly [Client, Client],
  { one, all }: HostWrite,
): Promise<[Figures, Figures]> {
  const clocks = [await clockOf(clients[0]), await clockOf(clients[1])] as const;
  const turns: [number[], number[]] = [[], []];
  for (let number = 0; number < rows; number += turn) {
    for (const [index, client] of clients.entries()) {
      const clock = clocks[index as 0 | 1];
      const began = clock();
      for (let n = number; n < number + turn; n++) await one(client, n);
      turns[index]?.push((clock() - began) / turn);
    }
  }
  const atOnce: [number, number] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let time = 0; time < 10; time++) {
    for (const [index, client] of clients.entries()) {
      await client.query("BEGIN");
      const clock = clocks[index as 0 | 1];
      const began = clock();
      const { rowCount } = await client.query(all);
      const each = (clock() - began) / (rowCount ?? 1);
      await client.query("ROLLBACK");
      atOnce[index as 0 | 1] = Math.min(atOnce[index as 0 | 1], each);
    }
  }
  const figures = (index: 0 | 1): Figures => {
    const { p50 } = percentiles(turns[index]);
    return { quickest: round(Math.min(...turns[index])), p50, "at once": round(atOnce[index]) };
  };
  return [figures(0), figures(1)];
}
