import { refreshMailbox } from "@calcache/calendar-cache";
import type { ChaosWorker } from "./chaos-worker.ts";

/**
 * What the queue on Postgres promises, without its waiting: wake-ups for mailboxes, of which each has at most one job
 * that runs and one that waits, whichever worker takes it. The clock is the run's own.
 */
export type InMemoryQueue = {
  wake(mailboxIds: readonly number[], after?: number): Promise<void>;
  /** Begins the jobs that are due. */
  run(): void;
  /** Runs whatever is due until nothing is and nothing runs. */
  drain(): Promise<void>;
  /** Loses all that waits, as a killed process does. */
  forget(): void;
};

export function createInMemoryQueue(now: () => number, nextWorker: () => ChaosWorker): InMemoryQueue {
  const waiting = new Map<number, number>();
  const running = new Map<number, Promise<void>>();

  function begin(mailboxId: number): void {
    const worker = nextWorker();
    const job = refreshMailbox(worker.runtime.engine, mailboxId)
      .then(() => {})
      .catch((error: unknown) => worker.failed("a refresh job", error))
      .finally(() => {
        running.delete(mailboxId);
        run();
      });
    running.set(mailboxId, job);
    worker.jobs.add(job);
    job.finally(() => worker.jobs.delete(job));
  }

  function run(): void {
    for (const [mailboxId, at] of [...waiting]) {
      if (at > now() || running.has(mailboxId)) continue;
      waiting.delete(mailboxId);
      begin(mailboxId);
    }
  }

  return {
    async wake(mailboxIds, after = 0) {
      const at = now() + after;
      for (const id of mailboxIds) waiting.set(id, Math.min(at, waiting.get(id) ?? at));
      run();
    },
    run,
    async drain() {
      run();
      while (running.size > 0) {
        await Promise.all(running.values());
        run();
      }
    },
    forget: () => waiting.clear(),
  };
}
