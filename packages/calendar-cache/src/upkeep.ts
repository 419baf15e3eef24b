import type { CalendarCache } from "./calendar-cache.ts";
import { inLanes } from "./in-lanes.ts";
import { findMailboxes, type KnownMailbox } from "./mailboxes.ts";
import { refreshCalendar } from "./refresh-calendar.ts";
import type { UpkeepAction } from "./upkeep-plan.ts";
import type { StoredUpkeep } from "./upkeep-state.ts";
import { renew, subscribe, unsubscribe } from "./watch-calendar.ts";

/** How many mailboxes are worked on at once. */
const lanes = 8;

/** What upkeep did; `errors` are for a person and name calendars by our own ids. */
export type SweepReport = {
  watched: number;
  renewed: number;
  unwatched: number;
  polled: number;
  failed: number;
  errors: string[];
};

export type SweepProgress = (done: number, total: number) => void;

/**
 * Does what was planned for these calendars, one mailbox's actions one after the other.
 * @param options.deadline epoch ms after which nothing new is begun
 */
export async function carryOut(
  cache: CalendarCache,
  upkeep: readonly StoredUpkeep[],
  actions: readonly UpkeepAction[],
  { deadline, onProgress = () => {} }: { deadline: number; onProgress?: SweepProgress },
): Promise<SweepReport> {
  const calendars = new Map(upkeep.map((calendar) => [calendar.calendarId, calendar]));
  const mailboxIds = actions.flatMap(({ calendarId }) => calendars.get(calendarId)?.mailboxId ?? []);
  const mailboxes = await findMailboxes(cache, [...new Set(mailboxIds)]);
  const report = emptyReport();
  let done = 0;
  onProgress(done, actions.length);
  const laneOf = ({ calendarId }: UpkeepAction) => calendars.get(calendarId)?.mailboxId ?? 0;
  await inLanes(actions, laneOf, lanes, async (action) => {
    const calendar = calendars.get(action.calendarId);
    if (!calendar || cache.now() > deadline) return;
    const failure = await act(cache, mailboxes.get(calendar.mailboxId) ?? null, calendar, action, report);
    if (failure !== null) {
      report.failed += 1;
      report.errors.push(`calendar ${calendar.calendarId}: ${action.kind}: ${failure}`);
    }
    onProgress(++done, actions.length);
  });
  return report;
}

/** Does one action and counts it; answers why it failed, or null. */
async function act(
  cache: CalendarCache,
  mailbox: KnownMailbox | null,
  calendar: StoredUpkeep,
  { kind }: UpkeepAction,
  report: SweepReport,
): Promise<string | null> {
  const { calendarId: id, externalId } = calendar;
  if (kind === "unwatch") {
    const ended = await unsubscribe(cache, mailbox, id);
    if (!ended.ok) return ended.error.reason;
    report.unwatched += 1;
    return null;
  }
  if (!mailbox) return null;
  if (kind === "renew" && calendar.subscriptionId !== null && calendar.subscription) {
    const createdAt = new Date(calendar.subscription.createdAt);
    const renewed = await renew(cache, mailbox, {
      calendarId: id,
      externalId: calendar.subscriptionId,
      createdAt,
    });
    if (renewed.ok) report.renewed += 1;
    if (renewed.ok || renewed.error.kind !== "gone") return renewed.ok ? null : renewed.error.reason;
  }
  if (kind === "watch" || kind === "renew") {
    const watch = await subscribe(cache, mailbox, { id, externalId });
    if (watch.kind === "failed") {
      await refreshUnwatched(cache, mailbox, calendar);
      return watch.failure.reason;
    }
    if (!watch.isNew) return null;
    report.watched += 1;
  } else report.polled += 1;
  const outcome = await refreshCalendar(
    cache,
    mailbox,
    { id, externalId },
    kind === "poll" ? "polled" : "watched",
  );
  return outcome.kind === "failed" ? outcome.failure.reason : null;
}

/** A calendar that can't be watched just now still has to be known. */
async function refreshUnwatched(
  cache: CalendarCache,
  mailbox: KnownMailbox,
  calendar: StoredUpkeep,
): Promise<void> {
  if (calendar.confirmedAt !== null || (calendar.refreshAfter ?? 0) > cache.now()) return;
  await refreshCalendar(
    cache,
    mailbox,
    { id: calendar.calendarId, externalId: calendar.externalId },
    "polled",
  );
}

/** Nothing done. */
export const emptyReport = (): SweepReport => ({
  watched: 0,
  renewed: 0,
  unwatched: 0,
  polled: 0,
  failed: 0,
  errors: [],
});
