import { ensureCalendar } from "../accounts/calendars.ts";
import type { FailureKind, ProviderFailure } from "../engine/provider.ts";
import { refreshMailbox, wakeDueMailboxes } from "../worker/refresh-mailbox.ts";
import { busy, createTestEngine } from "./test-engine.ts";

export const second = 1000;
export const minute = 60 * second;
export const hour = 60 * minute;

/** The provider's answer that it can't. */
export const failing = (kind: FailureKind, more: Partial<ProviderFailure> = {}) => ({
  ok: false as const,
  error: { kind, reason: "HTTP 599", retryAfterSeconds: null, ...more },
});

/** One mailbox with the calendars A and B, both read a minute ago, and the worker's hands in the test's. */
export async function createTestMailbox() {
  const engine = await createTestEngine();
  const { cache, db } = engine;
  const calendars = ["A", "B"].map((externalId) => ({ credentialId: engine.credential.id, externalId }));
  let id = 0;
  for (const calendar of calendars) id = (await ensureCalendar(cache, calendar))?.mailboxId ?? 0;
  const row = () => db.mailbox.findUniqueOrThrow({ where: { id } });
  const isWoken = async () => (await wakeDueMailboxes(cache)) === 1;

  const markDirty = () =>
    db.cachedCalendar.updateMany({
      data: { dirtySince: new Date(cache.now()), dirtyReason: "watched", refreshAfter: null },
    });

  /** What the worker does every few seconds; the number of requests that it cost. */
  async function work(): Promise<number> {
    const before = engine.reads.length;
    engine.woken.length = 0;
    if (await isWoken()) await refreshMailbox(cache, id);
    return engine.reads.length - before;
  }

  engine.answer(busy([0, 60]));
  await markDirty();
  await work();
  engine.reads.length = 0;
  engine.advance(minute);

  return {
    ...engine,
    id,
    calendars,
    row,
    calendar: (externalId: string) => db.cachedCalendar.findFirstOrThrow({ where: { externalId } }),
    isInvalid: async () =>
      (await db.credential.findUniqueOrThrow({ where: { id: engine.credential.id } })).invalid === true,
    /** ms for which nobody may call the provider */
    pause: async () => ((await row()).pausedUntil?.getTime() ?? 0) - cache.now(),
    markDirty,
    isWoken,
    work,
    /** Lets the worker fail until the mailbox is in quarantine. */
    async failIntoQuarantine() {
      engine.answer(failing("ambiguous"));
      await markDirty();
      for (let step = 0; step < 200 && (await row()).quarantinedAt === null; step++) {
        await work();
        engine.advance(10 * second);
      }
    },
  };
}
