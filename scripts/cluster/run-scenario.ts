import { setTimeout as pause } from "node:timers/promises";
import { patience } from "@calcache/testing";
import { createCleanup } from "../lib/cleanup.ts";
import type { Booked } from "./bookings.ts";
import { findDifferences } from "./findings.ts";
import { startLoad } from "./load.ts";
import { pathOf } from "./programs.ts";
import type { Scenario } from "./scenarios.ts";
import { type Cluster, startCluster } from "./start-cluster.ts";

export type Outcome = {
  /** what isn't as it has to be */
  wrong: string[];
  /** `view 200` and so on, how often */
  answers: ReadonlyMap<string, number>;
  /** ms without any view that was answered well, at the most */
  longestOutage: number;
  /** ms until a change was stored, each */
  lateness: readonly number[];
  booked: number;
};

export type RunOptions = {
  seconds: number;
  webs?: number;
  workers?: number;
  onSecond?: (passed: number) => void;
  cleanup?: ReturnType<typeof createCleanup>;
};

/** ms for which what is wrong may stay as it is, on an idle machine; a calendar that nobody notifies of waits for its second look. */
const standstill = 20_000;

/** Runs a scenario on a cluster of its own, and compares what is left. */
export async function runScenario(
  { needs, shape, times, strike }: Scenario,
  { seconds, webs = 2, workers = 3, onSecond = () => {}, cleanup = createCleanup() }: RunOptions,
): Promise<Outcome> {
  for (const program of needs) pathOf(program);
  try {
    const cluster = await startCluster({ webs, workers, pooled: null, clocks: [], ...shape }, cleanup.add);
    const load = startLoad(cluster);
    let struck = 0;
    for (let second = 0; second < seconds; second++) {
      if (struck < times && second >= ((struck + 1) * seconds) / (times + 1)) await strike(cluster, struck++);
      await pause(1_000);
      onSecond(second + 1);
    }
    await load.stop();
    const wrong = [
      ...(await differencesInTheEnd(cluster, load.booked)),
      ...unexpected(load.counts),
      ...restless(cluster),
    ];
    return {
      wrong,
      answers: load.counts,
      longestOutage: load.longestOutage(),
      lateness: load.lateness,
      booked: load.booked.size,
    };
  } finally {
    await cleanup.run();
  }
}

/** What is wrong when nothing gets better any more. */
async function differencesInTheEnd(cluster: Cluster, booked: ReadonlyMap<string, Booked>): Promise<string[]> {
  let changedAt = Date.now();
  let before: string | null = null;
  for (;;) {
    const differences = await findDifferences(cluster, booked).catch(() => ["the database doesn't answer"]);
    if (differences.length === 0 && (await isCalm(cluster))) return [];
    const now = differences.join();
    if (now !== before) changedAt = Date.now();
    else if (Date.now() - changedAt > patience(standstill)) return differences;
    before = now;
    await pause(500);
  }
}

async function isCalm({ db }: Cluster): Promise<boolean> {
  const dirty = await db.cachedCalendar.count({ where: { dirtySince: { not: null } } });
  return dirty === 0;
}

/** Whatever happens to the database or to a process: nobody gets a 500. */
const allowed =
  /^(view (200|503|no answer)|booking (201|409|503|no answer)|cancellation (200|503|no answer))$/;

const unexpected = (counts: ReadonlyMap<string, number>) =>
  [...counts].filter(([name]) => !allowed.test(name)).map(([name, count]) => `${name}: ${count} times`);

/** What processes have said that nobody should ever read. */
const alarming = /uncaught|unhandled|"status":500/i;

const restless = ({ webs, workers }: Cluster) =>
  [...webs, ...workers].flatMap(({ output }) =>
    output()
      .split("\n")
      .filter((line) => alarming.test(line))
      .slice(0, 3)
      .map((line) => `a process said: ${line.slice(0, 300)}`),
  );
