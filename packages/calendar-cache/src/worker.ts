import type { CalendarCache } from "./calendar-cache.ts";
import { refreshMailbox, wakeDirtyMailboxes } from "./refresh-mailbox.ts";
import type { RefreshQueue } from "./refresh-queue.ts";
import { sweep } from "./sweep.ts";

const lookForDirtyEvery = 5_000;
const sweepEvery = 5 * 60_000;
/** A process that comes and goes every minute must not sweep each time. */
const firstSweepAfter = 60_000;

/**
 * Begins the background work: refreshes what is woken, finds what stayed dirty, sweeps. Any number of workers may run
 * at once. The answer stops it.
 */
export async function startWorker(cache: CalendarCache, queue: RefreshQueue): Promise<() => void> {
  await queue.work((mailboxId) => refreshMailbox(cache, mailboxId));
  const quietly = (name: string, work: () => Promise<unknown>) => () => {
    work().catch((error) => cache.log.error({ err: error }, `${name} failed`));
  };
  const lookForDirty = quietly("looking for dirty calendars", () => wakeDirtyMailboxes(cache));
  lookForDirty();
  const timers = [
    setInterval(lookForDirty, lookForDirtyEvery),
    setTimeout(
      quietly("sweep", () => sweep(cache)),
      firstSweepAfter,
    ),
    setInterval(
      quietly("sweep", () => sweep(cache)),
      sweepEvery,
    ),
  ];
  return () => timers.forEach(clearTimeout);
}
