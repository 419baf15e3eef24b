import { PrismaPg } from "@prisma/adapter-pg";
import { Client, type ClientConfig, Pool } from "pg";
import { Prisma, PrismaClient } from "../generated/client.ts";
import { type DatabaseClock, hearTimeOver } from "./database-clock.ts";
import { type DirectReads, directReads } from "./direct-read/direct-reads.ts";
import { readableTypes, readTimes } from "./readable-times.ts";

export type Database = PrismaClient & DirectReads;

/** ms after which a database that doesn't answer counts as away: whoever waits for us should hear of it in time. */
const usualConnectWithin = 2_500;

/** ms for which a query waits for one of the pool's connections: more at once than the database can do wait their turn. */
const queueWithin = 5_000;

/**
 * Our reads find a few rows among many, in memory or on a disk that doesn't turn: an index costs little more there than
 * a scan, and compiling a statement costs more than it ever saves. Whatever a host has set, the shared tables stand in `public`, and
 * who has waited for a lock sees what others have done meanwhile.
 */
const sessionSettings = `SET random_page_cost = 1.1; SET jit = off; SET search_path TO public;
  SET default_transaction_isolation TO 'read committed'`;

/**
 * A reader's statements are few, and prepared once per connection: they are planned then, not anew for each of the first five times,
 * which takes longer than they do. Lists that are long enough to want a plan of their own are copied, not prepared.
 */
const readerSettings = "SET plan_cache_mode = force_generic_plan";

/**
 * Prisma takes for granted that times come and go in UTC (findings/prisma-pg-zone-of-the-session.sh) and in the style `ISO`. A database
 * may have been set to others; Debian makes servers with the machine's zone. A pooler like PgBouncer keeps these two for each of its
 * clients, whichever connection it gives them (pgbouncer.org/config.html, `track_extra_parameters`).
 */
const timeSettings = "SET timezone TO 'UTC'; SET datestyle TO 'ISO'";

/** ms for which a statement waits for a lock: below the 10 s within which Graph wants its notification answered. */
const usualLockWithin = 8_000;

/**
 * Of transactions that say nothing else, in ms. Longer than any wait for a lock: Prisma rolls a transaction back that has
 * expired, also while a statement of it waits, and what the same call has yet to write is then written outside of it.
 */
const transactionOptions = { maxWait: 5_000, timeout: 15_000 };

/** ms after which a read past Prisma is given up: it takes a few, and its connection may lead nowhere. */
const readWithin = 10_000;

type DatabaseOptions = {
  maxConnections?: number;
  readConnections?: number;
  connectWithin?: number;
  lockWithin?: number;
  isPooled?: boolean;
  clock?: Pick<DatabaseClock, "hear">;
};

/**
 * Opens the database. Connections are made on first use.
 * @param databaseUrl a Postgres URL; a session connection, as LISTEN and advisory locks need one
 * @param options `maxConnections` is the size of the pool; `readConnections` how many more there are for reads past Prisma alone,
 *   so that they are answered while all others wait for a write; `connectWithin` the ms that a new connection may take;
 *   `lockWithin` the ms for which a statement waits for a lock, 0 without end; `isPooled` where a pooler gives each transaction
 *   another connection: no statement is prepared under a name, and of a session nothing is set but what poolers keep for each client;
 *   `clock` hears of each new connection what time the database has
 */
export function openDatabase(
  databaseUrl: string,
  {
    maxConnections = 10,
    readConnections = 0,
    connectWithin = usualConnectWithin,
    lockWithin = usualLockWithin,
    isPooled = false,
    clock,
  }: DatabaseOptions = {},
): Database {
  const settings = isPooled
    ? timeSettings
    : `${timeSettings}; ${sessionSettings}; SET lock_timeout = ${lockWithin}`;
  const open = (max: number, settings: string, config: ClientConfig) =>
    openPool(databaseUrl, max, connectWithin, begin(settings, clock), config);
  const pool = open(maxConnections, settings, {});
  const adapter = new PrismaPg(pool, { disposeExternalPool: true });
  // Of a pooler's sessions it can't be set: there each transaction says so, which takes a round trip.
  const isolation = isPooled ? { isolationLevel: Prisma.TransactionIsolationLevel.ReadCommitted } : {};
  const prisma = new PrismaClient({ adapter, transactionOptions: { ...transactionOptions, ...isolation } });
  if (readConnections === 0) return Object.assign(prisma, directReads(pool, !isPooled));
  const ofReaders = isPooled ? settings : `${settings}; ${readerSettings}`;
  const readers = open(readConnections, ofReaders, { query_timeout: readWithin });
  const disconnect = prisma.$disconnect.bind(prisma);
  return Object.assign(prisma, directReads(readers, !isPooled), {
    async $disconnect() {
      await Promise.all([disconnect(), readers.end()]);
    },
  });
}

/** What a connection begins with: its settings, and a look at the database's clock. */
const begin =
  (settings: string, clock: DatabaseOptions["clock"]) =>
  async (client: Pick<Client, "query">): Promise<void> => {
    await client.query(settings);
    if (clock) await hearTimeOver(client, clock);
  };

function openPool(
  connectionString: string,
  max: number,
  connectWithin: number,
  onConnect: (client: Pick<Client, "query">) => Promise<void>,
  ofClient: ClientConfig,
): Pool {
  const pool = new Pool({
    connectionString,
    max,
    keepAlive: true,
    connectionTimeoutMillis: Math.max(queueWithin, connectWithin),
    // The pool knows one limit for both, a new connection and the wait for one.
    Client: class extends Client {
      constructor(config?: ClientConfig) {
        super({ ...config, ...ofClient, types: readableTypes(), connectionTimeoutMillis: connectWithin });
        readTimes(this);
      }
    },
    onConnect,
  });
  // A connection that the server ends between two owners has nobody who listens, and an unheard error ends the process.
  // Whoever uses the connection next is told by the query that fails.
  pool.on("connect", (client) => client.on("error", () => {}));
  pool.on("error", () => {});
  return pool;
}
