import { ensureCalendar } from "../accounts/calendars.ts";
import type { FailureKind, ProviderFailure } from "../engine/provider.ts";
import { refreshMailbox, wakeDueMailboxes } from "../worker/refresh-mailbox.ts";
import { busy, createTestEngine } from "./test-engine.ts";

export const second = 1000;
export const minute = 60 * second;
export const hour = 60 * minute;

/** Failures of these kinds come from the mailbox itself, unless the test says otherwise. */
const fromMailbox: ReadonlySet<FailureKind> = new Set(["forbidden", "gone", "bug"]);

/** The provider's answer that it can't. */
export const failing = (kind: FailureKind, more: Partial<ProviderFailure> = {}) => ({
  ok: false as const,
  error: {
    kind,
    reason: "HTTP 599",
    retryAfterSeconds: null,
    reached: fromMailbox.has(kind) ? ("mailbox" as const) : ("provider" as const),
    ...more,
  },
});

/** One mailbox with the calendars A and B, both read a minute ago, and the worker's hands in the test's. */
export async function createTestMailbox() {
  const world = await createTestEngine();
  const { engine, db } = world;
  const calendars = ["A", "B"].map((externalId) => ({ credentialId: world.credential.id, externalId }));
  let id = 0;
  for (const calendar of calendars) id = (await ensureCalendar(engine, calendar))?.mailboxId ?? 0;
  const row = () => db.mailbox.findUniqueOrThrow({ where: { id } });
  const isWoken = async () => (await wakeDueMailboxes(engine)) === 1;

  const markDirty = () =>
    db.cachedCalendar.updateMany({
      data: { dirtySince: new Date(engine.now()), dirtyReason: "watched", refreshAfter: null },
    });

  /** What the worker does every few seconds; the number of requests that it cost. */
  async function work(): Promise<number> {
    const before = world.reads.length;
    world.woken.length = 0;
    if (await isWoken()) await refreshMailbox(engine, id);
    return world.reads.length - before;
  }

  world.answer(busy([0, 60]));
  await markDirty();
  await work();
  world.reads.length = 0;
  world.advance(minute);

  return {
    ...world,
    id,
    calendars,
    row,
    calendar: (externalId: string) => db.cachedCalendar.findFirstOrThrow({ where: { externalId } }),
    isInvalid: async () =>
      (await db.credential.findUniqueOrThrow({ where: { id: world.credential.id } })).invalid === true,
    /** ms for which nobody may call the provider */
    pause: async () => ((await row()).pausedUntil?.getTime() ?? 0) - engine.now(),
    markDirty,
    isWoken,
    work,
    /** Lets the worker fail until the mailbox is in quarantine. */
    async failIntoQuarantine() {
      world.answer(failing("ambiguous"));
      await markDirty();
      for (let step = 0; step < 200 && (await row()).quarantinedAt === null; step++) {
        await work();
        world.advance(10 * second);
      }
    },
  };
}
