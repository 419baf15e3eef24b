import { inSpan } from "@calcache/tracing";
import type { Engine } from "../engine/engine.ts";
import { sweepEvery } from "../engine/sweep-interval.ts";
import { tendIncidents } from "../health/incident.ts";
import { sweep } from "../sweep/sweep.ts";
import { refreshMailbox, wakeDueMailboxes } from "./refresh-mailbox.ts";
import type { RefreshQueue } from "./refresh-queue.ts";

const lookForWorkEvery = 5_000;
/** A process that comes and goes every minute must not sweep each time. */
const firstSweepAfter = 60_000;

/** Work of another room that is done in a mailbox's turn, after its refreshes, so that both together keep its limits. */
export type MailboxWork = {
  /** Does what is due in this mailbox. */
  run(mailboxId: number): Promise<void>;
  /** Wakes the mailboxes in which something is due: wake-ups may be lost. */
  wakeDue(): Promise<unknown>;
};

/**
 * Begins the background work: refreshes what is woken, finds what stayed dirty, tends
 * incidents, sweeps. Any number of workers may run at once. The answer stops it.
 */
export async function startWorker(
  engine: Engine,
  queue: RefreshQueue,
  alongside: readonly MailboxWork[] = [],
): Promise<() => void> {
  const tend = (mailboxId: number) =>
    inSpan("tend mailbox", { attributes: { "calcache.mailbox": mailboxId } }, async () => {
      try {
        return await refreshMailbox(engine, mailboxId);
      } finally {
        for (const work of alongside) await work.run(mailboxId);
      }
    });
  await queue.work(tend, (count) => engine.observe({ kind: "lanes", count }));
  const quietly = (name: string, work: () => Promise<unknown>) => () => {
    work().catch((error) => engine.log.error({ err: error }, `${name} failed`));
  };
  const lookForWork = quietly("looking for mailboxes with work", async () => {
    await tendIncidents(engine);
    await wakeDueMailboxes(engine);
    for (const work of alongside) await work.wakeDue();
  });
  lookForWork();
  const timers = [
    setInterval(lookForWork, lookForWorkEvery),
    setTimeout(
      quietly("sweep", () => sweep(engine)),
      firstSweepAfter,
    ),
    setInterval(
      quietly("sweep", () => sweep(engine)),
      sweepEvery,
    ),
  ];
  return () => timers.forEach(clearTimeout);
}
