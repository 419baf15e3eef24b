import type { Engine } from "../engine/engine.ts";
import { withLease } from "../engine/lease.ts";

/** A reader's request is over, one way or another, after this: a big calendar is waited for up to 30 s. */
const lifetime = 40_000;

/** How long a reader waits for its turn before it makes do with what was last known. */
const patience = 8_000;

const lines = new WeakMap<Engine, Map<number, Promise<unknown>>>();

/**
 * Lets readers ask the provider for a mailbox one at a time, among all processes. With the mailbox's job and the sweep,
 * which are one at a time too, that keeps below the few concurrent requests that a provider allows in a mailbox,
 * however many processes there are. Null when the turn doesn't come in time.
 */
export async function inReaderTurn<Value>(
  engine: Engine,
  mailboxId: number,
  read: () => Promise<Value>,
): Promise<Value | null> {
  const ofCache = lines.get(engine) ?? new Map<number, Promise<unknown>>();
  lines.set(engine, ofCache);
  // Those of this process stand in line in memory; only the first of them asks the database again and again.
  const before = ofCache.get(mailboxId) ?? Promise.resolve();
  const turn = before.then(() =>
    withLease(engine, `read mailbox ${mailboxId}`, { lifetime, patience, retryEvery: 50 }, read),
  );
  const settled = turn.catch(() => null);
  ofCache.set(mailboxId, settled);
  try {
    return await turn;
  } finally {
    if (ofCache.get(mailboxId) === settled) ofCache.delete(mailboxId);
  }
}
