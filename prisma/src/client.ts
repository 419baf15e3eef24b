import { PrismaPg } from "@prisma/adapter-pg";
import { Client, type ClientConfig, Pool } from "pg";
import { PrismaClient } from "../generated/client.ts";
import { type DirectReads, directReads } from "./direct-read/direct-reads.ts";

export type Database = PrismaClient & DirectReads;

/** ms after which a database that doesn't answer counts as away: whoever waits for us should hear of it in time. */
const usualConnectWithin = 2_500;

/** ms for which a query waits for one of the pool's connections: more at once than the database can do wait their turn. */
const queueWithin = 5_000;

/**
 * Our reads find a few rows among many, in memory or on a disk that doesn't turn: an index costs little more there than
 * a scan, and compiling a statement costs more than it ever saves.
 */
const plannerSettings = "SET random_page_cost = 1.1; SET jit = off";

/**
 * Opens the database. Connections are made on first use.
 * @param databaseUrl a Postgres URL; a session connection, as LISTEN and advisory locks need one
 * @param options `maxConnections` is the size of the pool; `connectWithin` the ms that a new connection may take
 */
export function openDatabase(
  databaseUrl: string,
  { maxConnections = 10, connectWithin = usualConnectWithin } = {},
): Database {
  const pool = new Pool({
    connectionString: databaseUrl,
    max: maxConnections,
    connectionTimeoutMillis: Math.max(queueWithin, connectWithin),
    // The pool knows one limit for both, a new connection and the wait for one.
    Client: class extends Client {
      constructor(config?: ClientConfig) {
        super({ ...config, connectionTimeoutMillis: connectWithin });
      }
    },
    onConnect: (client) => client.query(plannerSettings),
  });
  // A connection that the server ends between two owners has nobody who listens, and an unheard error ends the process.
  // Whoever uses the connection next is told by the query that fails.
  pool.on("connect", (client) => client.on("error", () => {}));
  pool.on("error", () => {});
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool, { disposeExternalPool: true }) });
  return Object.assign(prisma, directReads(pool));
}
