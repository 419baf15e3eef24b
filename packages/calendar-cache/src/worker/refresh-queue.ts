import { performance } from "node:perf_hooks";
import { PgBoss } from "pg-boss";
import { coalesce } from "../engine/coalesce.ts";
import type { Log } from "../engine/engine.ts";
import { nextLanes, type Turn, usualLanes } from "./lanes.ts";

/** Its name in pg-boss. */
export const queueName = "refresh-mailbox";

/** pg-boss' tables stand in a schema of ours: a host may have a pg-boss of its own, of another version. */
const queueSchema = "calcache_queue";

type RefreshJob = { mailboxId: number };

/**
 * Seconds. A killed worker's job blocks its mailbox until its silence is noticed; with these two, and the worker's look
 * for dirty calendars after that, its mailbox is served again within half a minute.
 */
const deadAfter = 10;
const lookForDeadEvery = 5;

/**
 * The policy lets one job of a mailbox wait, the group lets one of them run. `stately`, which would do both, doesn't:
 * its fetching stops at the first waiting job whose mailbox is busy, and passes over mailboxes that were busy when
 * pg-boss last looked, up to a minute ago.
 */
const workOptions = { pollingIntervalSeconds: 2, notifyPollingIntervalSeconds: 2, groupConcurrency: 1 };

/** ms between two looks at how many lanes this process should have. */
const adjustEvery = 1_000;

/** Wake-ups for mailboxes, on Postgres. They may be lost or repeated: the dirty marks are the truth. */
export type RefreshQueue = {
  /** @param after ms to wait in this process first; while one waits, more for the same mailbox are the same */
  wake(mailboxIds: readonly number[], after?: number): Promise<void>;
  /**
   * Begins to run `refresh` for woken mailboxes: for each at most once at a time among all processes, and as many at once in this one as
   * `nextLanes` says.
   * @param onLanes is told how many these are, whenever that changes
   */
  work(refresh: (mailboxId: number) => Promise<Turn>, onLanes?: (lanes: number) => void): Promise<void>;
  /** Lets running jobs finish, for a while, and closes the connections. */
  stop(): Promise<void>;
};

/**
 * Connects to the queue, making its tables on first use. A mailbox has at most one job that runs and one that waits,
 * however many wake-ups there are.
 * @param databaseUrl a session connection: notifications of new jobs need LISTEN
 * @param maxConnections beside the one that listens
 */
export async function openRefreshQueue(
  databaseUrl: string,
  log: Log,
  maxConnections = 4,
): Promise<RefreshQueue> {
  const boss = new PgBoss({
    connectionString: databaseUrl,
    schema: queueSchema,
    application_name: "calcache-queue",
    max: maxConnections,
    schedule: false,
    useListenNotify: true,
    superviseIntervalSeconds: lookForDeadEvery,
    monitorIntervalSeconds: lookForDeadEvery,
  });
  boss.on("error", (error) => log.error({ err: error }, "the queue reports an error"));
  await boss.start();
  await boss.createQueue(queueName, {
    policy: "short",
    notify: true,
    heartbeatSeconds: deadAfter,
    expireInSeconds: 15 * 60,
    retryLimit: 0,
    deleteAfterSeconds: 5 * 60,
  });
  const waiting = new Map<number, NodeJS.Timeout>();

  const wakeNow = coalesce(async (mailboxIds: readonly number[]) => {
    const jobs = mailboxIds.map((mailboxId) => {
      const key = String(mailboxId);
      return { data: { mailboxId }, singletonKey: key, group: { id: key } };
    });
    await boss.insert(queueName, jobs);
  });

  function wakeLater(mailboxId: number, after: number): void {
    if (waiting.has(mailboxId)) return;
    const wake = () => {
      waiting.delete(mailboxId);
      wakeNow([mailboxId]).catch((error) => log.warn({ err: error }, "a wake-up was lost"));
    };
    waiting.set(mailboxId, setTimeout(wake, after));
  }

  const lanes: string[] = [];
  const seen = { finished: 0, throttled: 0, running: 0 };
  let thread = performance.eventLoopUtilization();
  let adjusting: NodeJS.Timeout | undefined;

  /** One lane, which works until nothing is left. pg-boss itself would wait after each job: for a poll, or for news. */
  async function openLane(refresh: (mailboxId: number) => Promise<Turn>): Promise<void> {
    let id = "";
    id = await boss.work<RefreshJob>(queueName, workOptions, async ([job]) => {
      seen.running += 1;
      try {
        if (job && (await refresh(job.data.mailboxId)) === "throttled") seen.throttled += 1;
      } finally {
        seen.running -= 1;
        seen.finished += 1;
        boss.notifyWorker(id);
      }
    });
    lanes.push(id);
  }

  /** Opens or closes lanes; one that is busy closes when its mailbox's turn has ended. */
  async function adjust(refresh: (mailboxId: number) => Promise<Turn>): Promise<boolean> {
    const { finished, throttled, running } = seen;
    const threadBusy = performance.eventLoopUtilization(thread).utilization;
    thread = performance.eventLoopUtilization();
    Object.assign(seen, { finished: 0, throttled: 0 });
    const areAllBusy = running >= lanes.length;
    const wanted = nextLanes(lanes.length, { finished, throttled, areAllBusy, threadBusy });
    const hasChanged = wanted !== lanes.length;
    while (lanes.length < wanted) await openLane(refresh);
    for (const id of lanes.splice(wanted)) await boss.offWork(queueName, { id, wait: false });
    return hasChanged;
  }

  return {
    async wake(mailboxIds, after = 0) {
      if (mailboxIds.length === 0) return;
      if (after <= 0) return wakeNow(mailboxIds);
      for (const mailboxId of mailboxIds) wakeLater(mailboxId, after);
    },
    async work(refresh, onLanes = () => {}) {
      while (lanes.length < usualLanes) await openLane(refresh);
      onLanes(lanes.length);
      adjusting = setInterval(() => {
        adjust(refresh)
          .then((hasChanged) => hasChanged && onLanes(lanes.length))
          .catch((error) => log.warn({ err: error }, "the lanes stay as they are"));
      }, adjustEvery).unref();
    },
    async stop() {
      clearInterval(adjusting);
      for (const timer of waiting.values()) clearTimeout(timer);
      await boss.stop({ graceful: true, timeout: 10_000 });
    },
  };
}
