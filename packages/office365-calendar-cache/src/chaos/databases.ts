import { randomBytes } from "node:crypto";
import { type Database, openDatabase } from "@calcache/prisma";

/** A Postgres server with a migrated database to copy. */
export type ChaosPostgres = {
  /** A database of this server that isn't the template: from here databases are made and dropped. */
  serverUrl: string;
  templateUrl: string;
};

/** A database of one run's own. */
export type ChaosDatabase = {
  url: string;
  /** Not one of the connections that the run ends. */
  db: Database;
  /** Ends all sessions of the workers, or of those with this application name. */
  endSessions(applicationName?: string): Promise<void>;
  drop(): Promise<void>;
};

const ourselves = "chaos itself";

export async function createChaosDatabase({ serverUrl, templateUrl }: ChaosPostgres): Promise<ChaosDatabase> {
  const template = nameOf(templateUrl);
  const name = `${template}_chaos_${randomBytes(4).toString("hex")}`;
  const server = openDatabase(serverUrl, 1);
  await server.$executeRawUnsafe(`CREATE DATABASE ${name} TEMPLATE ${template}`);
  const url = new URL(templateUrl);
  url.pathname = `/${name}`;
  const own = new URL(url);
  own.searchParams.set("application_name", ourselves);
  const db = openDatabase(own.href, 2);
  return {
    url: url.href,
    db,
    async endSessions(applicationName) {
      await db.$queryRaw`
        SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
        WHERE datname = current_database() AND application_name <> ${ourselves}
          AND (${applicationName ?? null}::text IS NULL OR application_name = ${applicationName ?? null})`;
    },
    async drop() {
      await db.$disconnect();
      await server.$executeRawUnsafe(`DROP DATABASE ${name} WITH (FORCE)`);
      await server.$disconnect();
    },
  };
}

const nameOf = (url: string) => new URL(url).pathname.slice(1);
