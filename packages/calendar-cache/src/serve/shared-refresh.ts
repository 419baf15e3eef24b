import type { KnownMailbox } from "../accounts/mailboxes.ts";
import type { Engine } from "../engine/engine.ts";
import { type RefreshOutcome, refreshCalendar } from "../refresh/refresh-calendar.ts";
import { withReaderLimit } from "./reader-limit.ts";

/** Refreshes that readers wait for, by calendar. */
const underWay = new WeakMap<Engine, Map<number, Promise<RefreshOutcome | null>>>();

/**
 * A refresh that someone is waiting for. Whoever asks for one that is under way in this process waits for the same:
 * the many viewers of a page that isn't cached yet cost one read. Null when its turn doesn't come in time.
 */
export function sharedRefresh(
  engine: Engine,
  mailbox: KnownMailbox,
  calendar: { id: number; externalId: string },
): Promise<RefreshOutcome | null> {
  const ofCache = underWay.get(engine) ?? new Map<number, Promise<RefreshOutcome | null>>();
  underWay.set(engine, ofCache);
  const running = ofCache.get(calendar.id);
  if (running) return running;
  const refresh = () => refreshCalendar(engine, mailbox, calendar, "asked");
  const started = withReaderLimit(engine, mailbox.id, refresh).finally(() => ofCache.delete(calendar.id));
  ofCache.set(calendar.id, started);
  return started;
}
