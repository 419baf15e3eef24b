import { randomBytes } from "node:crypto";
import { type Database, openDatabase } from "@calcache/prisma";
import { patience } from "@calcache/testing";

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
  /** Ends all sessions but its own, or those with this application name, and waits until they are gone. */
  endSessions(applicationName?: string | null): Promise<void>;
  drop(): Promise<void>;
};

const ourselves = "chaos itself";

export async function createChaosDatabase({ serverUrl, templateUrl }: ChaosPostgres): Promise<ChaosDatabase> {
  const template = nameOf(templateUrl);
  const name = `${template}_chaos_${randomBytes(4).toString("hex")}`;
  const server = openDatabase(serverUrl, { maxConnections: 1, connectWithin: patience(2_500) });
  await server.$executeRawUnsafe(`CREATE DATABASE ${name} TEMPLATE ${template} STRATEGY file_copy`);
  const url = new URL(templateUrl);
  url.pathname = `/${name}`;
  const own = new URL(url);
  own.searchParams.set("application_name", ourselves);
  const db = openDatabase(own.href, { maxConnections: 2, connectWithin: patience(2_500) });
  return {
    url: url.href,
    db,
    async endSessions(applicationName = null) {
      const ended = await db.$queryRaw<{ pid: number }[]>`
        SELECT pid, pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE datname = current_database() AND application_name <> ${ourselves}
          AND (${applicationName}::text IS NULL OR application_name = ${applicationName})`;
      const pids = ended.map(({ pid }) => pid);
      while ((await countSessions(db, pids)) > 0) await turn();
      // Their last words are in our sockets by now. pg-boss stops listening to a connection before it has closed it: read in
      // that moment, they would end the process.
      for (let count = 0; count < 3; count++) await turn();
    },
    async drop() {
      await db.$disconnect();
      await server.$executeRawUnsafe(`DROP DATABASE ${name} WITH (FORCE)`);
      await server.$disconnect();
    },
  };
}

/** Whatever has come in is read. */
const turn = () => new Promise((resolve) => setImmediate(resolve));

async function countSessions(db: Database, pids: readonly number[]): Promise<number> {
  const [row] = await db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM pg_stat_activity WHERE pid = ANY(${[...pids]}::int[])`;
  return row?.count ?? 0;
}

const nameOf = (url: string) => new URL(url).pathname.slice(1);
