import type { CalendarCache } from "./calendar-cache.ts";
import { needsRelink, retryDelay } from "./failure-policy.ts";
import type { MailboxRef, ProviderFailure } from "./provider.ts";

/**
 * Notes that a calendar couldn't be read and when to try again. What is stored of it stays. A credential that only
 * its owner can renew is marked, so that nobody calls the provider with it.
 */
export async function recordFailure(
  cache: CalendarCache,
  mailbox: MailboxRef,
  calendarId: number,
  failure: ProviderFailure,
): Promise<void> {
  const now = cache.now();
  const { failureCount, failingSince } = await cache.db.cachedCalendar.update({
    where: { id: calendarId },
    data: { failureKind: failure.kind, failureReason: failure.reason, failureCount: { increment: 1 } },
    select: { failureCount: true, failingSince: true },
  });
  await cache.db.cachedCalendar.update({
    where: { id: calendarId },
    data: {
      failingSince: failingSince ?? new Date(now),
      refreshAfter: new Date(now + retryDelay(failure, failureCount, calendarId)),
    },
  });
  if (!needsRelink(failure.kind)) return;
  await cache.db.credential.update({ where: { id: mailbox.credentialId }, data: { invalid: true } });
  cache.log.warn(
    { mailbox: mailbox.id, why: failure.reason },
    "[Relink Needed] the account must be connected anew",
  );
}
