import { type CalendarRef, ensureCalendar } from "../accounts/calendars.ts";
import { findMailboxes } from "../accounts/mailboxes.ts";
import type { Engine } from "../engine/engine.ts";
import type { ProviderFailure, ProviderResult } from "../engine/provider.ts";
import { subscribe, type WatchOutcome } from "./subscribe.ts";
import { unsubscribe } from "./unsubscribe.ts";

/** In `CalendarWatch`, the event type that stands for "all of its owner's". */
const everyEventType = 0;

/**
 * Notes that these event types want the calendar watched (null: all of its owner's) and subscribes to its changes
 * unless it is subscribed already: however many event types, one subscription. A new subscription leaves the calendar
 * dirty, because what changed before it was never notified.
 */
export async function watchCalendar(
  engine: Engine,
  ref: CalendarRef,
  eventTypeIds: readonly (number | null)[],
): Promise<WatchOutcome> {
  const calendar = await ensureCalendar(engine, ref);
  const mailbox = calendar && (await findMailboxes(engine, [calendar.mailboxId])).get(calendar.mailboxId);
  if (!calendar || !mailbox) return { kind: "failed", failure: disconnected };
  await engine.db.calendarWatch.createMany({
    data: eventTypeIds.map((id) => ({ calendarId: calendar.id, eventTypeId: id ?? everyEventType })),
    skipDuplicates: true,
  });
  return subscribe(engine, mailbox, calendar);
}

/**
 * Takes these event types' wish back. When nobody is left who wants the calendar watched, its subscription ends at
 * the provider; should that fail, the sweep tries again.
 */
export async function unwatchCalendar(
  engine: Engine,
  ref: CalendarRef,
  eventTypeIds: readonly (number | null)[],
): Promise<ProviderResult<{ unsubscribed: boolean }>> {
  const calendar = await ensureCalendar(engine, ref);
  if (!calendar) return { ok: true, value: { unsubscribed: false } };
  await engine.db.calendarWatch.deleteMany({
    where: { calendarId: calendar.id, eventTypeId: { in: eventTypeIds.map((id) => id ?? everyEventType) } },
  });
  if ((await engine.db.calendarWatch.count({ where: { calendarId: calendar.id } })) > 0) {
    return { ok: true, value: { unsubscribed: false } };
  }
  const mailbox = (await findMailboxes(engine, [calendar.mailboxId])).get(calendar.mailboxId) ?? null;
  return unsubscribe(engine, mailbox, calendar.id);
}

const disconnected: ProviderFailure = {
  kind: "relink",
  reason: "its account must be connected again, or was removed",
  retryAfterSeconds: null,
  reached: "sign-in",
};
