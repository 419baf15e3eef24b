import { startGraphSimulator } from "@calcache/graph-simulator";
import { openDatabase } from "@calcache/prisma";
import { migrateDatabase } from "@calcache/setup";
import { startPgBouncer, startReplicatedPostgres } from "@calcache/setup/testing";
import { z } from "zod";
import { cronKey, serverEnvironment, startNext } from "../../apps/web/e2e/support/next-server.ts";
import { restartable } from "../../apps/web/e2e/support/restartable.ts";
import { freePort, until } from "../../apps/web/e2e/support/run.ts";
import { createHosts, importTeam, teamOf } from "../../apps/web/e2e/support/team.ts";
import { startWorker } from "../../apps/web/e2e/support/worker.ts";
import { startHaproxy } from "./haproxy.ts";
import { pathOf } from "./programs.ts";

export type ClusterShape = {
  webs: number;
  workers: number;
  /** of the team's event type */
  hosts: number;
  /** connections to the database of a PgBouncer in transaction mode before it; null without one */
  pooled: number | null;
  /** seconds by which the clocks of the processes are ahead, in order: webs, then workers; what is missing is 0 */
  clocks: readonly number[];
};

const sweepAnswer = z.object({ watched: z.number() });

export type Cluster = Awaited<ReturnType<typeof startCluster>>;

/**
 * Starts webs and workers, a primary and its standby, HAProxy before all of them, and an Outlook with a team whose calendars are
 * watched.
 * @param onEnd is handed what undoes each step
 */
export async function startCluster(
  { webs: webCount, workers: workerCount, hosts: hostCount, pooled, clocks }: ClusterShape,
  onEnd: (undo: () => unknown) => void,
) {
  const simulator = await startGraphSimulator();
  onEnd(() => simulator.close());
  const hosts = createHosts(simulator, hostCount, ["Calendar", "Family"]);
  const postgres = await startReplicatedPostgres(async (url) => {
    await migrateDatabase(url);
    const db = openDatabase(url, { maxConnections: 1 });
    await importTeam(
      db,
      teamOf(hosts, { schedulingType: "ROUND_ROBIN", hosts: hosts.map(({ address: email }) => ({ email })) }),
    );
    await db.$disconnect();
  });
  onEnd(() => postgres.stop());
  await postgres.setSynchronous(true);

  const ports = await Promise.all(Array.from({ length: webCount }, freePort));
  const proxy = await startHaproxy(
    [postgres.primary, postgres.standby],
    ports.map((port) => ({ port })),
  );
  onEnd(() => proxy.stop());
  const direct = new URL(postgres.primary.databaseUrl);
  direct.port = String(proxy.databasePort);
  const pooler = pooled === null ? null : await startPgBouncer(direct.href, "transaction", pooled);
  if (pooler) onEnd(() => pooler.stop());
  const env = {
    ...serverEnvironment(pooler?.databaseUrl ?? direct.href, simulator.url, proxy.webPort),
    ...(pooler && { DATABASE_DIRECT_URL: direct.href }),
  };
  const webs = await Promise.all(
    ports.map((port, index) =>
      restartable(() => startNext({ ...env, PORT: String(port), ...clockOf(clocks[index]) })),
    ),
  );
  for (const { stop } of webs) onEnd(stop);
  const workers = await Promise.all(
    Array.from({ length: workerCount }, (_, index) =>
      startWorker({ ...env, ...clockOf(clocks[webCount + index]) }),
    ),
  );
  for (const { stop } of workers) onEnd(stop);
  const db = openDatabase(direct.href, { maxConnections: 2 });
  onEnd(() => db.$disconnect());
  const url = `http://localhost:${proxy.webPort}`;
  // A sweep is bounded in time: the calendars of many hosts take several.
  await until(async () => {
    const swept = await fetch(`${url}/api/calendar-cache/cron?apiKey=${cronKey}`, { method: "POST" });
    return swept.ok && sweepAnswer.parse(await swept.json()).watched === 0;
  }, 120);
  return { simulator, hosts, postgres, pooler, webs, workers, db, url };
}

/** The environment of a process whose clock is so many seconds ahead; its timers run as ever. */
const clockOf = (ahead = 0): Record<string, string> =>
  ahead === 0
    ? {}
    : {
        LD_PRELOAD: pathOf("libfaketime"),
        FAKETIME: `${ahead > 0 ? "+" : ""}${ahead}s`,
        FAKETIME_DONT_FAKE_MONOTONIC: "1",
      };
