import type { Prisma } from "@calcache/prisma";
import type { KnownMailbox } from "../accounts/mailboxes.ts";
import type { Engine } from "../engine/engine.ts";
import type { CalendarProvider, ProviderFailure, ProviderSubscription } from "../engine/provider.ts";
import { providerOf } from "../engine/providers.ts";
import { noteReachable, noteWatchAnswer, refusal } from "../health/mailbox-health.ts";
import { askForNotifications } from "./ask-for-notifications.ts";
import { postpone } from "./postpone.ts";
import { renewalTime } from "./subscription-life.ts";

/** An unfinished registration is someone else's for this long; then its process is taken for dead. */
export const registrationTimeout = 60_000;

export type WatchOutcome =
  | { kind: "watching"; calendarId: number; isNew: boolean }
  | { kind: "failed"; failure: ProviderFailure };

/** Subscribes a calendar that isn't, or lets another process finish doing so. A mailbox in its pause isn't asked. */
export async function subscribe(
  engine: Engine,
  mailbox: KnownMailbox,
  calendar: { id: number; externalId: string },
): Promise<WatchOutcome> {
  const refused = refusal(mailbox, engine.now());
  if (refused) return { kind: "failed", failure: refused };
  if (!(await claimRegistration(engine, calendar.id)))
    return { kind: "watching", calendarId: calendar.id, isNew: false };
  const made = await noteWatchAnswer(engine, mailbox, await askForNotifications(engine, mailbox, calendar));
  if (!made.ok) {
    await failSubscription(engine, calendar.id, made.error);
    return { kind: "failed", failure: made.error };
  }
  await noteReachable(engine, mailbox);
  await activateSubscription(engine, mailbox, calendar.id, made.value);
  return { kind: "watching", calendarId: calendar.id, isNew: true };
}

/** One process registers a calendar at a time: the one whose row this writes. */
async function claimRegistration(engine: Engine, calendarId: number): Promise<boolean> {
  const now = new Date(engine.now());
  const timedOut = new Date(engine.now() - registrationTimeout);
  const claimed = await engine.db.$executeRaw`
    INSERT INTO calcache.subscription (calendar_id, state, created_at) VALUES (${calendarId}, 'registering', ${now})
    ON CONFLICT (calendar_id) DO UPDATE SET state = 'registering', created_at = ${now}, reason = NULL
    WHERE subscription.state IN ('lapsed', 'removed')
       OR (subscription.state = 'registering' AND subscription.created_at <= ${timedOut})
       OR subscription.expires_at <= ${now}`;
  return claimed === 1;
}

async function activateSubscription(
  engine: Engine,
  mailbox: KnownMailbox,
  calendarId: number,
  made: ProviderSubscription,
) {
  const data = activeColumns(engine, providerOf(engine, mailbox), calendarId, made);
  await engine.db.$transaction([
    markWatched(engine, calendarId),
    engine.db.subscription.update({ where: { calendarId }, data }),
  ]);
}

/** What changed before a subscription was made was never notified. */
export const markWatched = (engine: Engine, calendarId: number): Prisma.PrismaPromise<object> =>
  engine.db.cachedCalendar.update({
    where: { id: calendarId },
    data: {
      dirtySince: new Date(engine.now()),
      dirtyReason: "watched",
      dirtyGeneration: { increment: 1 },
    },
  });

/** The columns of a subscription that was just made. */
export function activeColumns(
  engine: Engine,
  { address }: CalendarProvider,
  calendarId: number,
  made: ProviderSubscription,
) {
  const now = engine.now();
  return {
    externalId: made.externalId,
    address,
    state: "active" as const,
    reason: null,
    failureCount: 0,
    nextAttemptAt: null,
    silentSince: null,
    createdAt: new Date(now),
    renewedAt: null,
    expiresAt: new Date(made.expiresAt),
    renewAt: new Date(renewalTime(calendarId, now, made)),
  };
}

async function failSubscription(engine: Engine, calendarId: number, failure: ProviderFailure) {
  await engine.db.subscription.update({
    where: { calendarId },
    data: { state: "lapsed", reason: failure.reason },
  });
  await postpone(engine, calendarId, failure);
}
