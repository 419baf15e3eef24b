import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type GraphSimulator, startGraphSimulator } from "@calcache/graph-simulator";
import { type Database, openDatabase } from "@calcache/prisma";
import { type EmbeddedPostgres, migrateDatabase, startEmbeddedPostgres } from "@calcache/setup";
import { type Host, importTeamOf } from "./team.ts";

/** A throw-away Postgres with a team in it, and the simulator with its mailboxes. */
export type World = {
  databaseUrl: string;
  db: Database;
  simulator: GraphSimulator;
  hosts: readonly Host[];
  /** Requests that Graph has answered so far, the parts of a batch one by one and the login's not counted. */
  graphRequests: () => number;
  stop: () => Promise<void>;
};

export async function startWorld({
  hosts: hostCount,
  calendars: calendarCount = 1,
}: {
  hosts: number;
  calendars?: number;
}): Promise<World> {
  const folder = await mkdtemp(join(tmpdir(), "calcache-bench-"));
  const postgres = await startPostgresThatCounts(join(folder, "postgres"));
  await migrateDatabase(postgres.databaseUrl);
  const db = openDatabase(postgres.databaseUrl);
  let graphRequests = 0;
  const simulator = await startGraphSimulator({
    log: ({ path }) => {
      if (path.startsWith("/v1.0/")) graphRequests += 1;
    },
  });
  const calendars = Array.from({ length: calendarCount }, (_, index) => ({ name: `Calendar ${index}` }));
  const hosts = Array.from({ length: hostCount }, (_, index) =>
    simulator.createMailbox({
      address: `host${index}@contoso.example`,
      displayName: `Host ${index}`,
      timeZone: "Europe/London",
      calendars,
    }),
  );
  await importTeamOf(db, hosts);
  return {
    databaseUrl: postgres.databaseUrl,
    db,
    simulator,
    hosts,
    graphRequests: () => graphRequests,
    async stop() {
      await simulator.close();
      await db.$disconnect();
      await postgres.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Counting statements is an extension that a server has to be started with. */
async function startPostgresThatCounts(dataDir: string): Promise<EmbeddedPostgres> {
  const options = { dataDir, log: () => {} };
  const first = await startEmbeddedPostgres(options);
  const db = openDatabase(first.databaseUrl);
  await db.$executeRaw`ALTER SYSTEM SET shared_preload_libraries = 'pg_stat_statements'`;
  await db.$executeRaw`CREATE EXTENSION pg_stat_statements`;
  await db.$disconnect();
  await first.stop();
  return startEmbeddedPostgres(options);
}
