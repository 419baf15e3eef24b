import { PrismaPg } from "@prisma/adapter-pg";
import { PrismaClient } from "../generated/client.ts";

export type Database = PrismaClient;

/** ms after which a database that doesn't answer counts as away: whoever waits for us should hear of it in time. */
const connectionTimeout = 2_500;

/**
 * Opens the database. Connections are made on first use.
 * @param databaseUrl a Postgres URL; a session connection, as LISTEN and advisory locks need one
 * @param maxConnections the size of the pool
 */
export function openDatabase(databaseUrl: string, maxConnections = 10): Database {
  const pool = {
    connectionString: databaseUrl,
    max: maxConnections,
    connectionTimeoutMillis: connectionTimeout,
  };
  return new PrismaClient({ adapter: new PrismaPg(pool) });
}
