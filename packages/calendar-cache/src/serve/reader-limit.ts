import type { Engine } from "../engine/engine.ts";
import { withLease } from "../engine/lease.ts";
import { limitPerKey } from "../engine/limit-per-key.ts";

/** A reader's request is over, one way or another, after this: a big calendar is waited for up to 30 s. */
const lifetime = 40_000;

/** How long a reader waits for its turn before it makes do with what was last known. */
const patience = 8_000;

/** By engine and mailbox. */
const limits = new WeakMap<Engine, ReturnType<typeof limitPerKey<number>>>();

/**
 * Lets readers ask the provider for a mailbox one at a time, among all processes. With the mailbox's job and the sweep,
 * which are one at a time too, that keeps below the few concurrent requests that a provider allows in a mailbox,
 * however many processes there are. Null when the turn doesn't come in time.
 */
export function withReaderLimit<Value>(
  engine: Engine,
  mailboxId: number,
  read: () => Promise<Value>,
): Promise<Value | null> {
  const limit = limits.get(engine) ?? limitPerKey<number>(1);
  limits.set(engine, limit);
  // Those of this process wait in memory; only the first of them asks the database again and again.
  return limit(mailboxId, () =>
    withLease(engine, `read mailbox ${mailboxId}`, { lifetime, patience, retryEvery: 50 }, read),
  );
}
