import type { KnownMailbox } from "../accounts/mailboxes.ts";
import type { Engine } from "../engine/engine.ts";
import type { ProviderFailure } from "../engine/provider.ts";
import { noteFailedRequest } from "./failed-request.ts";
import { aloneDelay, failsAlone } from "./fails-alone.ts";
import { meaningOf, retryDelay } from "./failure-policy.ts";
import { recordMailboxFailure } from "./mailbox-health.ts";

/**
 * Notes that a calendar couldn't be read and when to try again; its mailbox is noted too where it is the mailbox's
 * trouble. What is stored of the calendar stays.
 */
export async function recordFailure(
  engine: Engine,
  mailbox: KnownMailbox,
  calendarId: number,
  failure: ProviderFailure,
): Promise<void> {
  const before = await engine.db.cachedCalendar.findUniqueOrThrow({
    where: { id: calendarId },
    select: { failingSince: true },
  });
  const since = before.failingSince?.getTime() ?? null;
  const isAlone = await failsAlone(engine, mailbox, failure, since);
  await (isAlone ? noteFailedRequest : recordMailboxFailure)(engine, mailbox, failure);
  const now = engine.now();
  const meaning = isAlone ? "only this calendar fails, the account's others answer" : meaningOf(failure.kind);
  const { failureCount } = await engine.db.cachedCalendar.update({
    where: { id: calendarId },
    data: {
      failureKind: failure.kind,
      failureReason: `${meaning} (${failure.reason})`,
      failureCount: { increment: 1 },
    },
    select: { failureCount: true },
  });
  const delay = Math.max(retryDelay(failure, failureCount, calendarId), isAlone ? aloneDelay : 0);
  await engine.db.cachedCalendar.update({
    where: { id: calendarId },
    data: {
      failingSince: before.failingSince ?? new Date(now),
      refreshAfter: new Date(now + delay),
    },
  });
}

/** Notes that a calendar which failed could be read, though nothing of that is stored: it may be read again without a pause. */
export async function recordRecovery(engine: Engine, calendarId: number): Promise<void> {
  await engine.db.cachedCalendar.updateMany({
    where: { id: calendarId, failingSince: { not: null } },
    data: {
      failingSince: null,
      failureKind: null,
      failureReason: null,
      failureCount: 0,
      refreshAfter: null,
    },
  });
}
