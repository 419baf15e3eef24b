import type { Restartable } from "../../apps/web/e2e/support/restartable.ts";
import type { Answers } from "./answers.ts";
import { openPages } from "./burst.ts";
import type { Program } from "./programs.ts";
import type { Cluster, ClusterShape } from "./start-cluster.ts";

/** Something that goes wrong while everybody works. */
export type Scenario = {
  what: string;
  needs: readonly Program[];
  shape?: Partial<ClusterShape>;
  /** how often it happens, evenly spread over the run */
  times: number;
  strike: (cluster: Cluster, time: number, note: Answers["note"]) => Promise<unknown>;
  /** a part of what was committed last is lost with the database */
  loses?: boolean;
};

/** One after the other is killed and started again. */
async function killOne(processes: readonly Restartable[], time: number): Promise<void> {
  const victim = processes[time % processes.length];
  await victim?.kill();
  await victim?.start();
}

export const scenarios = {
  failover: {
    what: "the primary dies; its standby, which has all that was committed, takes over",
    needs: ["haproxy"],
    times: 1,
    strike: ({ postgres }) => postgres.failOver(),
  },
  "failover-with-loss": {
    what: "the primary dies seconds after its standby was cut off, which takes over without what came then",
    needs: ["haproxy"],
    times: 2,
    strike: async ({ postgres }, time) => {
      if (time === 1) return postgres.failOver();
      await postgres.setSynchronous(false);
      await postgres.cutOff();
    },
    loses: true,
  },
  restart: {
    what: "the database is stopped in order and started again",
    needs: ["haproxy"],
    times: 3,
    strike: ({ postgres }) => postgres.restart(),
  },
  pooler: {
    what: "a PgBouncer in transaction mode stands before the database, and is killed and started again",
    needs: ["haproxy", "pgbouncer"],
    shape: { pooled: 6 },
    times: 2,
    strike: async ({ pooler }) => pooler?.restart(),
  },
  clock: {
    what: "the clocks of one web and of two workers are 90 s off",
    needs: ["haproxy", "libfaketime"],
    shape: { clocks: [0, 90, 0, 90, -90] },
    times: 0,
    strike: async () => {},
  },
  "kill-backend": {
    what: "a session's process of the database is killed: it ends all sessions and recovers in place",
    needs: ["haproxy"],
    times: 3,
    strike: ({ postgres }) => postgres.killBackend(),
  },
  "kill-worker": {
    what: "workers are killed and started again",
    needs: ["haproxy"],
    times: 4,
    strike: ({ workers }, time) => killOne(workers, time),
  },
  "kill-web": {
    what: "webs are killed and started again",
    needs: ["haproxy"],
    times: 4,
    strike: ({ webs }, time) => killOne(webs, time),
  },
  burst: {
    what: "1,000 visitors open the page of a team of 50 within ten seconds",
    needs: ["haproxy"],
    shape: { hosts: 50 },
    times: 1,
    strike: ({ url }, _, note) => openPages(url, { count: 1_000, within: 10_000 }, note),
  },
} satisfies Record<string, Scenario>;

export type ScenarioName = keyof typeof scenarios;
