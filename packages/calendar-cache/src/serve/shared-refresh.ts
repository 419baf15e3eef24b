import type { KnownMailbox } from "../accounts/mailboxes.ts";
import type { CalendarCache } from "../engine/calendar-cache.ts";
import { type RefreshOutcome, refreshCalendar } from "../refresh/refresh-calendar.ts";
import { inReaderTurn } from "./reader-turn.ts";

/** Refreshes that readers wait for, by calendar. */
const underWay = new WeakMap<CalendarCache, Map<number, Promise<RefreshOutcome | null>>>();

/**
 * A refresh that someone is waiting for. Whoever asks for one that is under way in this process waits for the same:
 * the many viewers of a page that isn't cached yet cost one read. Null when its turn doesn't come in time.
 */
export function sharedRefresh(
  cache: CalendarCache,
  mailbox: KnownMailbox,
  calendar: { id: number; externalId: string },
): Promise<RefreshOutcome | null> {
  const ofCache = underWay.get(cache) ?? new Map<number, Promise<RefreshOutcome | null>>();
  underWay.set(cache, ofCache);
  const running = ofCache.get(calendar.id);
  if (running) return running;
  const refresh = () => refreshCalendar(cache, mailbox, calendar, "asked");
  const started = inReaderTurn(cache, mailbox.id, refresh).finally(() => ofCache.delete(calendar.id));
  ofCache.set(calendar.id, started);
  return started;
}
