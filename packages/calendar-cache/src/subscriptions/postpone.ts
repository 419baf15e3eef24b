import type { CalendarCache } from "../engine/calendar-cache.ts";
import type { ProviderFailure } from "../engine/provider.ts";
import { retryDelay } from "../health/failure-policy.ts";

/** Has a subscription tried again only after a while, ever longer the more often it fails. */
export async function postpone(cache: CalendarCache, calendarId: number, failure: ProviderFailure) {
  const { failureCount } = await cache.db.subscription.update({
    where: { calendarId },
    data: { failureCount: { increment: 1 } },
    select: { failureCount: true },
  });
  const nextAttemptAt = new Date(cache.now() + retryDelay(failure, failureCount, calendarId));
  await cache.db.subscription.update({ where: { calendarId }, data: { nextAttemptAt } });
}
