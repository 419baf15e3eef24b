import { setTimeout as pause } from "node:timers/promises";
import { patience } from "@calcache/testing";
import { z } from "zod";
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
  /** events of bookings that the database has lost, of which operators are told */
  recognised: number;
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
const longestStandstill = 90_000;

/** Runs a scenario on a cluster of its own, and compares what is left. */
export async function runScenario(
  { needs, shape, times, strike, loses = false }: Scenario,
  { seconds, webs = 2, workers = 3, onSecond = () => {}, cleanup = createCleanup() }: RunOptions,
): Promise<Outcome> {
  for (const program of needs) pathOf(program);
  try {
    const cluster = await startCluster(
      { webs, workers, hosts: 6, pooled: null, clocks: [], ...shape },
      cleanup.add,
    );
    const load = startLoad(cluster);
    let struck = 0;
    for (let second = 0; second < seconds; second++) {
      if (struck < times && second >= ((struck + 1) * seconds) / (times + 1))
        await strike(cluster, struck++, load.note);
      await pause(1_000);
      onSecond(second + 1);
    }
    await load.stop();
    const refused = unexpected(load.counts);
    const wrong = [
      ...(await differencesInTheEnd(cluster, load.booked, loses)),
      ...refused,
      ...(refused.length > 0 ? loggedFailures(cluster) : []),
      ...crashes(cluster),
    ];
    return {
      wrong,
      answers: load.counts,
      longestOutage: load.longestOutage(),
      lateness: load.lateness,
      booked: load.booked.size,
      recognised: await cluster.db.unknownEvent.count(),
    };
  } finally {
    await cleanup.run();
  }
}

/** What is wrong when nothing gets better any more. */
async function differencesInTheEnd(
  cluster: Cluster,
  booked: ReadonlyMap<string, Booked>,
  loses: boolean,
): Promise<string[]> {
  let changedAt = Date.now();
  let before: string | null = null;
  for (;;) {
    const differences = await findDifferences(cluster, booked, loses).catch(() => [
      "the database doesn't answer",
    ]);
    if (differences.length === 0 && (await isCalm(cluster))) return [];
    const now = differences.join();
    if (now !== before) changedAt = Date.now();
    else if (Date.now() - changedAt > Math.min(patience(standstill), longestStandstill)) return differences;
    before = now;
    await pause(500);
  }
}

async function isCalm({ db }: Cluster): Promise<boolean> {
  const dirty = await db.cachedCalendar.count({ where: { dirtySince: { not: null } } });
  return dirty === 0;
}

/**
 * Whatever happens to the database or to a process, nobody gets a 500. 502 is HAProxy's, for a web that died as it was asked; 429 is for
 * who asks again too often.
 */
const allowed =
  /^(view (200|502|503)|booking (201|409|429|502|503)|cancellation (200|409|429|502|503)|\w+ no answer)$/;

const unexpected = (counts: ReadonlyMap<string, number>) =>
  [...counts].filter(([name]) => !allowed.test(name)).map(([name, count]) => `${name}: ${count} times`);

const loggedFailure = z.looseObject({
  msg: z.string(),
  err: z.looseObject({ type: z.string().optional(), message: z.string(), stack: z.string().optional() }),
});

/** Why requests failed, as webs have logged it, each once. */
function loggedFailures({ webs }: Cluster): string[] {
  const lines = webs.flatMap(({ output }) => output().split("\n"));
  const told = lines.flatMap((line) => {
    const logged = line.includes("a request failed") ? loggedFailure.safeParse(parsed(line)) : null;
    return logged?.success
      ? [`logged: ${(logged.data.err.stack ?? logged.data.err.message).slice(0, 600)}`]
      : [];
  });
  return [...new Set(told)];
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}

/** What ends a process. */
const fatal = /uncaught|unhandled/i;

const crashes = ({ webs, workers }: Cluster) =>
  [...webs, ...workers].flatMap(({ output }) =>
    output()
      .split("\n")
      .filter((line) => fatal.test(line))
      .slice(0, 3)
      .map((line) => `a process said: ${line.slice(0, 300)}`),
  );
