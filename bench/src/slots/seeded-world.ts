import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { addMonths, floorMinute, type MinuteRange, monthOf, monthRange } from "@calcache/availability";
import { startGraphSimulator } from "@calcache/graph-simulator";
import { openDatabase } from "@calcache/prisma";
import { migrateDatabase, startEmbeddedPostgres } from "@calcache/setup";
import { seedPeers } from "./seed-peers.ts";
import { calendarsPerHost, seedTeams } from "./seed-teams.ts";

/** How long the simulator takes for a request. */
const latencyMs = 150;

/**
 * A throw-away Postgres with teams of these sizes in it, a simulator as slow as Graph, and the month to ask about. The
 * peers' forms of the data are there for the first `mostPeers` hosts.
 */
export async function startSeededWorld(sizes: readonly number[], mostPeers: number) {
  const folder = await mkdtemp(join(tmpdir(), "calcache-bench-"));
  const postgres = await startEmbeddedPostgres({
    dataDir: join(folder, "postgres"),
    durable: false,
    log: () => {},
  });
  await migrateDatabase(postgres.databaseUrl);
  const db = openDatabase(postgres.databaseUrl);
  const now = Date.now();
  const thisMonth = monthOf(floorMinute(now));
  const months = [0, 1, 2].map((count) => addMonths(thisMonth, count));
  const range: MinuteRange = monthRange(addMonths(thisMonth, 1));
  await seedTeams(db, { sizes, months, now });
  await seedPeers(db, mostPeers * calendarsPerHost, range);
  const simulator = await startGraphSimulator({ latencyMs });
  return {
    databaseUrl: postgres.databaseUrl,
    db,
    simulator,
    range,
    async stop() {
      await simulator.close();
      await db.$disconnect();
      await postgres.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
