import type { KnownMailbox } from "../accounts/mailboxes.ts";
import type { CalendarCache } from "../engine/calendar-cache.ts";
import type { ProviderFailure } from "../engine/provider.ts";
import { meaningOf, retryDelay } from "./failure-policy.ts";
import { recordMailboxFailure } from "./mailbox-health.ts";

/**
 * Notes that a calendar couldn't be read and when to try again; its mailbox is noted too where it is the mailbox's
 * trouble. What is stored of the calendar stays.
 */
export async function recordFailure(
  cache: CalendarCache,
  mailbox: KnownMailbox,
  calendarId: number,
  failure: ProviderFailure,
): Promise<void> {
  await recordMailboxFailure(cache, mailbox, failure);
  const now = cache.now();
  const { failureCount, failingSince } = await cache.db.cachedCalendar.update({
    where: { id: calendarId },
    data: {
      failureKind: failure.kind,
      failureReason: `${meaningOf(failure.kind)} (${failure.reason})`,
      failureCount: { increment: 1 },
    },
    select: { failureCount: true, failingSince: true },
  });
  await cache.db.cachedCalendar.update({
    where: { id: calendarId },
    data: {
      failingSince: failingSince ?? new Date(now),
      refreshAfter: new Date(now + retryDelay(failure, failureCount, calendarId)),
    },
  });
}
