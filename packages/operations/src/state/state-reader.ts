import { setTimeout as delay } from "node:timers/promises";
import type { Log } from "@calcache/calendar-cache";
import type { OperationalState } from "./read-operational-state.ts";

/** Answers what the database says, of the cache's work if nothing else is said, or null when it doesn't in time. Never rejects. */
export type StateReader<State = OperationalState> = () => Promise<State | null>;

/**
 * Bounds the time a reading may take. While one is under way it is everybody's, so that a database that hangs is asked
 * once however many ask us.
 * @param patience ms after which a database that hasn't answered counts as away
 */
export function createStateReader<State>(
  read: () => Promise<State>,
  log: Pick<Log, "warn">,
  patience = 2_000,
): StateReader<State> {
  let reading: Promise<State | null> | null = null;
  const readOnce = () =>
    read()
      .catch((error: unknown) => {
        log.warn({ err: error }, "[Health] the database doesn't answer");
        return null;
      })
      .finally(() => {
        reading = null;
      });
  return async () => {
    reading ??= readOnce();
    const answered = new AbortController();
    const tooLate = delay(patience, null, { signal: answered.signal }).catch(() => null);
    const state = await Promise.race([reading, tooLate]);
    answered.abort();
    return state;
  };
}
