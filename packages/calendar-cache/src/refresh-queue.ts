import { PgBoss } from "pg-boss";
import type { Log } from "./calendar-cache.ts";

const queueName = "refresh-mailbox";

type RefreshJob = { mailboxId: number };

/** Wake-ups for mailboxes, on Postgres. They may be lost or repeated: the dirty marks are the truth. */
export type RefreshQueue = {
  wake(mailboxIds: readonly number[]): Promise<void>;
  /** Begins to run `refresh` for woken mailboxes: for each at most once at a time among all processes. */
  work(refresh: (mailboxId: number) => Promise<void>): Promise<void>;
  /** Lets running jobs finish, for a while, and closes the connections. */
  stop(): Promise<void>;
};

/**
 * Connects to the queue, making its tables on first use. With its `stately` policy a mailbox has at most one job that
 * runs and one that waits, however many wake-ups there are.
 * @param databaseUrl a session connection: notifications of new jobs need LISTEN
 */
export async function openRefreshQueue(databaseUrl: string, log: Log): Promise<RefreshQueue> {
  const boss = new PgBoss({
    connectionString: databaseUrl,
    application_name: "calcache-queue",
    max: 4,
    schedule: false,
    useListenNotify: true,
  });
  boss.on("error", (error) => log.error({ err: error }, "the queue reports an error"));
  await boss.start();
  await boss.createQueue(queueName, {
    policy: "stately",
    notify: true,
    heartbeatSeconds: 20,
    expireInSeconds: 15 * 60,
    retryLimit: 0,
    deleteAfterSeconds: 60 * 60,
  });
  return {
    async wake(mailboxIds) {
      if (mailboxIds.length === 0) return;
      await boss.insert(
        queueName,
        mailboxIds.map((mailboxId) => ({ data: { mailboxId }, singletonKey: String(mailboxId) })),
      );
    },
    async work(refresh) {
      await boss.work<RefreshJob>(
        queueName,
        { pollingIntervalSeconds: 2, localConcurrency: 32 },
        async ([job]) => {
          if (job) await refresh(job.data.mailboxId);
        },
      );
    },
    stop: () => boss.stop({ graceful: true, timeout: 10_000 }),
  };
}
