import type { CalendarCache } from "./calendar-cache.ts";
import { tendIncidents } from "./incident.ts";
import { refreshMailbox, wakeDueMailboxes } from "./refresh-mailbox.ts";
import type { RefreshQueue } from "./refresh-queue.ts";
import { sweep } from "./sweep.ts";

const lookForWorkEvery = 5_000;
const sweepEvery = 5 * 60_000;
/** A process that comes and goes every minute must not sweep each time. */
const firstSweepAfter = 60_000;

/**
 * Begins the background work: refreshes what is woken, finds what stayed dirty, tends
 * incidents, sweeps. Any number of workers may run at once. The answer stops it.
 */
export async function startWorker(cache: CalendarCache, queue: RefreshQueue): Promise<() => void> {
  await queue.work((mailboxId) => refreshMailbox(cache, mailboxId));
  const quietly = (name: string, work: () => Promise<unknown>) => () => {
    work().catch((error) => cache.log.error({ err: error }, `${name} failed`));
  };
  const lookForWork = quietly("looking for mailboxes with work", async () => {
    await tendIncidents(cache);
    await wakeDueMailboxes(cache);
  });
  lookForWork();
  const timers = [
    setInterval(lookForWork, lookForWorkEvery),
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
