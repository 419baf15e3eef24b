import { type CalendarRef, ensureCalendar } from "../accounts/calendars.ts";
import { findMailboxes, type KnownMailbox } from "../accounts/mailboxes.ts";
import type { CalendarCache } from "../engine/calendar-cache.ts";
import type { ProviderFailure, ProviderResult, ProviderSubscription } from "../engine/provider.ts";
import { concernsMailbox, retryDelay } from "../health/failure-policy.ts";
import { noteWatchAnswer, refusal } from "../health/mailbox-health.ts";
import { renewalTime } from "./subscription-life.ts";

/** An unfinished registration is someone else's for this long; then its process is taken for dead. */
export const registrationTimeout = 60_000;

/** In `CalendarWatch`, the event type that stands for "all of its owner's". */
const everyEventType = 0;

export type WatchOutcome =
  | { kind: "watching"; calendarId: number; isNew: boolean }
  | { kind: "failed"; failure: ProviderFailure };

/**
 * Notes that these event types want the calendar watched (null: all of its owner's) and subscribes to its changes
 * unless it is subscribed already: however many event types, one subscription. A new subscription leaves the calendar
 * dirty, because what changed before it was never notified.
 */
export async function watchCalendar(
  cache: CalendarCache,
  ref: CalendarRef,
  eventTypeIds: readonly (number | null)[],
): Promise<WatchOutcome> {
  const calendar = await ensureCalendar(cache, ref);
  const mailbox = calendar && (await findMailboxes(cache, [calendar.mailboxId])).get(calendar.mailboxId);
  if (!calendar || !mailbox) return { kind: "failed", failure: disconnected };
  await cache.db.calendarWatch.createMany({
    data: eventTypeIds.map((id) => ({ calendarId: calendar.id, eventTypeId: id ?? everyEventType })),
    skipDuplicates: true,
  });
  return subscribe(cache, mailbox, calendar);
}

/**
 * Takes these event types' wish back. When nobody is left who wants the calendar watched, its subscription ends at
 * the provider; should that fail, the sweep tries again.
 */
export async function unwatchCalendar(
  cache: CalendarCache,
  ref: CalendarRef,
  eventTypeIds: readonly (number | null)[],
): Promise<ProviderResult<{ unsubscribed: boolean }>> {
  const calendar = await ensureCalendar(cache, ref);
  if (!calendar) return { ok: true, value: { unsubscribed: false } };
  await cache.db.calendarWatch.deleteMany({
    where: { calendarId: calendar.id, eventTypeId: { in: eventTypeIds.map((id) => id ?? everyEventType) } },
  });
  if ((await cache.db.calendarWatch.count({ where: { calendarId: calendar.id } })) > 0) {
    return { ok: true, value: { unsubscribed: false } };
  }
  const mailbox = (await findMailboxes(cache, [calendar.mailboxId])).get(calendar.mailboxId) ?? null;
  return unsubscribe(cache, mailbox, calendar.id);
}

/** Subscribes a calendar that isn't, or lets another process finish doing so. A mailbox in its pause isn't asked. */
export async function subscribe(
  cache: CalendarCache,
  mailbox: KnownMailbox,
  calendar: { id: number; externalId: string },
): Promise<WatchOutcome> {
  const refused = refusal(mailbox, cache.now());
  if (refused) return { kind: "failed", failure: refused };
  if (!(await claimRegistration(cache, calendar.id)))
    return { kind: "watching", calendarId: calendar.id, isNew: false };
  const made = await noteWatchAnswer(
    cache,
    mailbox,
    await cache.provider.subscribe(mailbox, calendar.externalId),
  );
  if (!made.ok) {
    await failSubscription(cache, calendar.id, made.error);
    return { kind: "failed", failure: made.error };
  }
  await activateSubscription(cache, calendar.id, made.value);
  return { kind: "watching", calendarId: calendar.id, isNew: true };
}

/**
 * Extends a mailbox's subscriptions, with as few requests as the provider can do it in; one that the provider has
 * dropped lapses, to be made anew. The results go by calendar. A mailbox in its pause isn't asked.
 */
export async function renew(
  cache: CalendarCache,
  mailbox: KnownMailbox,
  subscriptions: readonly { calendarId: number; externalId: string }[],
): Promise<Map<number, ProviderResult<null>>> {
  const calendarIds = subscriptions.map(({ calendarId }) => calendarId);
  const refused = refusal(mailbox, cache.now());
  if (refused) return new Map(calendarIds.map((id) => [id, { ok: false, error: refused }]));
  await cache.db.$executeRaw`
    WITH locked AS (
      SELECT calendar_id FROM subscription WHERE calendar_id = ANY(${calendarIds}::int[])
      ORDER BY calendar_id FOR NO KEY UPDATE
    )
    UPDATE subscription SET state = 'renewing' WHERE calendar_id IN (SELECT calendar_id FROM locked)`;
  const renewed = await cache.provider.renew(
    mailbox,
    subscriptions.map(({ externalId }) => externalId),
  );
  await noteRenewals(cache, mailbox, [...renewed.values()]);
  const results = new Map<number, ProviderResult<null>>();
  for (const { calendarId, externalId } of subscriptions) {
    const result = renewed.get(externalId);
    if (!result) continue;
    await (result.ok
      ? extend(cache, calendarId, result.value)
      : failRenewal(cache, calendarId, result.error));
    results.set(calendarId, result.ok ? { ok: true, value: null } : result);
  }
  return results;
}

/** Renewals asked for together say one thing about their mailbox: what ails it, if one of them met it. */
async function noteRenewals(
  cache: CalendarCache,
  mailbox: KnownMailbox,
  answers: readonly ProviderResult<ProviderSubscription>[],
): Promise<void> {
  const telling = answers.find((answer) => !answer.ok && concernsMailbox(answer.error.kind)) ?? answers[0];
  if (telling) await noteWatchAnswer(cache, mailbox, telling);
}

async function extend(
  cache: CalendarCache,
  calendarId: number,
  renewed: ProviderSubscription,
): Promise<void> {
  const now = cache.now();
  await cache.db.subscription.update({
    where: { calendarId },
    data: {
      state: "active",
      reason: null,
      failureCount: 0,
      nextAttemptAt: null,
      renewedAt: new Date(now),
      expiresAt: new Date(renewed.expiresAt),
      renewAt: new Date(renewalTime(calendarId, now, renewed)),
    },
  });
}

function failRenewal(cache: CalendarCache, calendarId: number, failure: ProviderFailure): Promise<void> {
  return failure.kind === "gone"
    ? lapse(cache, calendarId, "the provider no longer knows it")
    : postponeRenewal(cache, calendarId, failure);
}

/** Ends a subscription at the provider and forgets it; without an account to do so, it runs out by itself. */
export async function unsubscribe(
  cache: CalendarCache,
  mailbox: KnownMailbox | null,
  calendarId: number,
): Promise<ProviderResult<{ unsubscribed: boolean }>> {
  const subscription = await cache.db.subscription.findUnique({ where: { calendarId } });
  if (!subscription) return { ok: true, value: { unsubscribed: false } };
  await cache.db.subscription.update({
    where: { calendarId },
    data: { state: "removed", reason: "nobody selects it" },
  });
  if (mailbox && subscription.externalId !== null) {
    const ended = await endSubscription(cache, mailbox, subscription.externalId);
    if (!ended.ok) {
      await postpone(cache, calendarId, ended.error);
      return ended;
    }
  }
  await cache.db.subscription.deleteMany({ where: { calendarId, state: "removed" } });
  return { ok: true, value: { unsubscribed: true } };
}

/** Ends a subscription at the provider, unless the mailbox is in its pause. */
export async function endSubscription(
  cache: CalendarCache,
  mailbox: KnownMailbox,
  externalId: string,
): Promise<ProviderResult<null>> {
  const refused = refusal(mailbox, cache.now());
  if (refused) return { ok: false, error: refused };
  return noteWatchAnswer(cache, mailbox, await cache.provider.unsubscribe(mailbox, externalId));
}

/** A subscription that notifies no more; the next sweep makes a new one. */
async function lapse(cache: CalendarCache, calendarId: number, reason: string): Promise<void> {
  await cache.db.subscription.updateMany({
    where: { calendarId, state: { not: "removed" } },
    data: { state: "lapsed", reason, externalId: null, nextAttemptAt: null },
  });
}

/** One process registers a calendar at a time: the one whose row this writes. */
async function claimRegistration(cache: CalendarCache, calendarId: number): Promise<boolean> {
  const now = new Date(cache.now());
  const timedOut = new Date(cache.now() - registrationTimeout);
  const claimed = await cache.db.$executeRaw`
    INSERT INTO subscription (calendar_id, state, created_at) VALUES (${calendarId}, 'registering', ${now})
    ON CONFLICT (calendar_id) DO UPDATE SET state = 'registering', created_at = ${now}, reason = NULL
    WHERE subscription.state IN ('lapsed', 'removed')
       OR (subscription.state = 'registering' AND subscription.created_at <= ${timedOut})
       OR subscription.expires_at <= ${now}`;
  return claimed === 1;
}

async function activateSubscription(cache: CalendarCache, calendarId: number, made: ProviderSubscription) {
  const now = cache.now();
  await cache.db.$transaction([
    cache.db.cachedCalendar.update({
      where: { id: calendarId },
      data: { dirtySince: new Date(now), dirtyReason: "watched", dirtyGeneration: { increment: 1 } },
    }),
    cache.db.subscription.update({
      where: { calendarId },
      data: {
        externalId: made.externalId,
        state: "active",
        reason: null,
        failureCount: 0,
        nextAttemptAt: null,
        createdAt: new Date(now),
        expiresAt: new Date(made.expiresAt),
        renewAt: new Date(renewalTime(calendarId, now, made)),
      },
    }),
  ]);
}

async function failSubscription(cache: CalendarCache, calendarId: number, failure: ProviderFailure) {
  await cache.db.subscription.update({
    where: { calendarId },
    data: { state: "lapsed", reason: failure.reason },
  });
  await postpone(cache, calendarId, failure);
}

async function postponeRenewal(cache: CalendarCache, calendarId: number, failure: ProviderFailure) {
  await cache.db.subscription.update({
    where: { calendarId },
    data: { state: "active", reason: failure.reason },
  });
  await postpone(cache, calendarId, failure);
}

async function postpone(cache: CalendarCache, calendarId: number, failure: ProviderFailure) {
  const { failureCount } = await cache.db.subscription.update({
    where: { calendarId },
    data: { failureCount: { increment: 1 } },
    select: { failureCount: true },
  });
  const nextAttemptAt = new Date(cache.now() + retryDelay(failure, failureCount, calendarId));
  await cache.db.subscription.update({ where: { calendarId }, data: { nextAttemptAt } });
}

const disconnected: ProviderFailure = {
  kind: "relink",
  reason: "its account must be connected anew, or was removed",
  retryAfterSeconds: null,
};
