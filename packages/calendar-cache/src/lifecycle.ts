import type { CalendarCache } from "./calendar-cache.ts";
import { lapse } from "./watch-calendar.ts";

/** The provider says that it will stop notifying unless a subscription is renewed: the next sweep does. */
export async function renewSoon(cache: CalendarCache, subscriptionId: string): Promise<void> {
  await cache.db.subscription.updateMany({
    where: { externalId: subscriptionId, state: { in: ["active", "renewing"] } },
    data: { renewAt: new Date(cache.now()), nextAttemptAt: null },
  });
}

/** The provider says that it has dropped a subscription: the next sweep makes a new one. */
export async function lapseSubscription(cache: CalendarCache, subscriptionId: string): Promise<void> {
  const subscription = await cache.db.subscription.findUnique({ where: { externalId: subscriptionId } });
  if (subscription) await lapse(cache, subscription.calendarId, "the provider removed it");
}
