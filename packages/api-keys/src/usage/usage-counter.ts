import type { Database } from "@calcache/prisma";
import type { Call, Counted } from "./call.ts";
import { storeUsage } from "./store-usage.ts";

/** Counts what keys are used for. */
export type UsageCounter = {
  note(call: Call): void;
  /** Writes what was counted. Rejects where the database is away; nothing is lost then. */
  flush(): Promise<void>;
  /** Stops writing from time to time, and writes what is left. Never rejects. */
  close(): Promise<void>;
};

const flushEvery = 5_000;

/** Calls that are kept while the database is away; of more, none are logged by themselves. */
const mostLogged = 10_000;

/**
 * Counts in memory and writes in batches: a request costs no statement. What is counted is lost only with the process; a clean stop
 * writes it.
 */
export function openUsageCounter(
  db: Database,
  log: { error: (about: object, message: string) => void },
): UsageCounter {
  let counts = new Map<string, Counted>();
  let calls: Call[] = [];
  let writing: Promise<void> = Promise.resolve();

  function add(counted: Counted): void {
    const { apiKeyId, operation, status, day, count } = counted;
    const key = JSON.stringify([apiKeyId, day, operation, status]);
    counts.set(key, { ...counted, count: (counts.get(key)?.count ?? 0) + count });
  }

  async function write(): Promise<void> {
    if (counts.size === 0) return;
    const [taken, takenCalls] = [counts, calls];
    [counts, calls] = [new Map(), []];
    try {
      await storeUsage(db, [...taken.values()], takenCalls);
    } catch (error) {
      for (const counted of taken.values()) add(counted);
      calls = [...takenCalls, ...calls].slice(0, mostLogged);
      throw error;
    }
  }

  // One after the other, so that what two of them count of one kind is added in one order.
  function flush(): Promise<void> {
    const written = writing.then(write);
    writing = written.catch(() => {});
    return written;
  }
  const flushOrLog = () =>
    flush().catch((error) => log.error({ err: error }, "[API] usage couldn't be written; it is kept"));
  let timer: NodeJS.Timeout | undefined;
  return {
    note(call) {
      timer ??= setInterval(flushOrLog, flushEvery).unref();
      const { isWrite, at, ...counted } = call;
      add({ ...counted, day: new Date(at).toISOString().slice(0, 10), count: 1 });
      if (isWrite && calls.length < mostLogged) calls.push(call);
    },
    flush,
    async close() {
      clearInterval(timer);
      await flushOrLog();
    },
  };
}
