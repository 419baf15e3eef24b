import {
  type CalendarCache,
  lapseSubscription,
  type MarkOutcome,
  markDirty,
  renewSoon,
} from "@calcache/calendar-cache";
import { type ChangeNotification, hasClientState } from "./change-notification.ts";

/** What became of a payload: `processed` counts subscriptions, `skipped` items, `errors` says why for each skipped one. */
export type NotificationReport = { processed: number; failed: number; skipped: number; errors: string[] };

/**
 * Takes a payload in: for each subscription that is ours and carries our secret, its calendar is durably marked for a
 * refresh before this resolves. Rejects when the marks can't be stored.
 */
export async function receiveNotifications(
  cache: CalendarCache,
  secret: string,
  items: readonly ChangeNotification[],
): Promise<NotificationReport> {
  const genuine = items.filter((item) => hasClientState(item, secret));
  const outcomes = await markDirty(cache, [...new Set(genuine.map(({ subscriptionId }) => subscriptionId))]);
  await followLifecycle(
    cache,
    genuine.filter(({ subscriptionId }) => outcomes.get(subscriptionId) === "marked"),
  );
  return count(items, new Set(genuine), outcomes);
}

/** Source: learn.microsoft.com/graph/change-notifications-lifecycle-events; `missed` needs no more than the refresh. */
async function followLifecycle(cache: CalendarCache, items: readonly ChangeNotification[]): Promise<void> {
  for (const { subscriptionId, lifecycleEvent } of items) {
    if (lifecycleEvent === "reauthorizationRequired") await renewSoon(cache, subscriptionId);
    if (lifecycleEvent === "subscriptionRemoved") await lapseSubscription(cache, subscriptionId);
  }
}

function count(
  items: readonly ChangeNotification[],
  genuine: ReadonlySet<ChangeNotification>,
  outcomes: ReadonlyMap<string, MarkOutcome>,
): NotificationReport {
  const counted = new Set<string>();
  const errors: string[] = [];
  for (const item of items) {
    const { subscriptionId } = item;
    const outcome = outcomes.get(subscriptionId);
    if (!genuine.has(item)) errors.push(`${name(subscriptionId)}: wrong clientState`);
    else if (counted.has(subscriptionId)) errors.push(`${name(subscriptionId)}: repeated in this payload`);
    else if (outcome !== "marked")
      errors.push(`${name(subscriptionId)}: ${outcome ?? "unknown subscription"}`);
    else counted.add(subscriptionId);
  }
  return { processed: counted.size, failed: 0, skipped: errors.length, errors };
}

/** What a stranger sends isn't repeated at any length. */
const name = (subscriptionId: string) => `subscription ${subscriptionId.slice(0, 64)}`;
