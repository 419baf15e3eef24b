import { PrismaPg } from "@prisma/adapter-pg";
import { PrismaClient } from "../generated/client.ts";

export type Database = PrismaClient;

/**
 * Opens the database. Connections are made on first use.
 * @param databaseUrl a Postgres URL; a session connection, as LISTEN and advisory locks need one
 * @param maxConnections the size of the pool
 */
export function openDatabase(databaseUrl: string, maxConnections = 10): Database {
  return new PrismaClient({ adapter: new PrismaPg({ connectionString: databaseUrl, max: maxConnections }) });
}
