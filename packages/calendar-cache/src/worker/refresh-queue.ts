import { PgBoss } from "pg-boss";
import { coalesce } from "../engine/coalesce.ts";
import type { Log } from "../engine/engine.ts";
import { runInLanes } from "./lane-pool.ts";
import type { Turn } from "./lanes.ts";

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

  let stopOpening = () => {};

  /** A lane works until nothing is left. pg-boss itself would wait after each job: for a poll, or for news. */
  const openLane = (turn: (job: RefreshJob) => Promise<void>) =>
    boss.work<RefreshJob>(queueName, workOptions, async ([job]) => {
      if (job) await turn(job.data);
    });

  return {
    async wake(mailboxIds, after = 0) {
      if (mailboxIds.length === 0) return;
      if (after <= 0) return wakeNow(mailboxIds);
      for (const mailboxId of mailboxIds) wakeLater(mailboxId, after);
    },
    async work(refresh, onLanes = () => {}) {
      stopOpening = await runInLanes(
        {
          open: openLane,
          close: (id) => boss.offWork(queueName, { id, wait: false }),
          wake: (id) => boss.notifyWorker(id),
          onFailure: (error) => log.warn({ err: error }, "the lanes stay as they are"),
        },
        ({ mailboxId }) => refresh(mailboxId),
        onLanes,
      );
    },
    async stop() {
      stopOpening();
      for (const timer of waiting.values()) clearTimeout(timer);
      await boss.stop({ graceful: true, timeout: 10_000 });
    },
  };
}
