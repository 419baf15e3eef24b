import type { Engine, MarkOutcome, Notice } from "@calcache/calendar-cache";
import { isStorable } from "@calcache/http-edge";
import { type ChangeNotification, clientStateCheck, type Notifications } from "./change-notification.ts";

/** What became of a payload: `processed` counts subscriptions, `skipped` items, `errors` says why for each skipped one. */
export type NotificationReport = { processed: number; failed: number; skipped: number; errors: string[] };

/** Source: learn.microsoft.com/graph/change-notifications-lifecycle-events */
const lifecycles = new Map<string, Notice["lifecycle"]>([
  ["reauthorizationRequired", "renew"],
  ["subscriptionRemoved", "removed"],
  // The subscription lives on; the refresh that every notice causes is all it takes.
  ["missed", null],
]);

/** Marks calendars durably; see `markDirty`. */
export type Mark = (notices: readonly Notice[]) => Promise<ReadonlyMap<string, MarkOutcome>>;

/**
 * Takes a payload in: for each subscription that is ours and carries our secret, its calendar is durably marked for a
 * refresh before this resolves. Rejects when the marks can't be stored.
 */
export async function receiveNotifications(
  observe: Engine["observe"],
  mark: Mark,
  secret: string,
  { items, broken }: Notifications,
): Promise<NotificationReport> {
  const genuine = items.filter(clientStateCheck(secret));
  for (const { lifecycleEvent } of genuine) {
    if (lifecycleEvent) observe({ kind: "lifecycle", event: lifecycleEvent });
  }
  const understood = genuine.filter(
    ({ lifecycleEvent }) => !lifecycleEvent || lifecycles.has(lifecycleEvent),
  );
  const outcomes = await mark(
    understood
      // One that can't be stored is nobody's, and would keep the others from being marked.
      .filter(({ subscriptionId }) => isStorable(subscriptionId))
      .map(({ subscriptionId, lifecycleEvent }) => ({
        subscription: subscriptionId,
        lifecycle: lifecycles.get(lifecycleEvent ?? "") ?? null,
      })),
  );
  const unused = reasonsToSkip(items, new Set(genuine), new Set(understood), outcomes);
  const errors = [...unused, ...Array<string>(broken).fill("an item that isn't a notification")];
  const report = {
    processed: items.length - unused.length,
    failed: 0,
    skipped: errors.length,
    errors: errors.slice(0, mostErrors),
  };
  observe({ kind: "notifications", processed: report.processed, skipped: report.skipped });
  return report;
}

/** Why items were not used, one reason for each. */
function reasonsToSkip(
  items: readonly ChangeNotification[],
  genuine: ReadonlySet<ChangeNotification>,
  understood: ReadonlySet<ChangeNotification>,
  outcomes: ReadonlyMap<string, MarkOutcome>,
): string[] {
  const counted = new Set<string>();
  const errors: string[] = [];
  for (const item of items) {
    const { subscriptionId } = item;
    const outcome = outcomes.get(subscriptionId);
    if (!genuine.has(item)) errors.push(`${name(subscriptionId)}: wrong clientState`);
    else if (!understood.has(item)) errors.push(`${name(subscriptionId)}: unknown lifecycle event`);
    else if (counted.has(subscriptionId)) errors.push(`${name(subscriptionId)}: repeated in this payload`);
    else if (outcome !== "marked")
      errors.push(`${name(subscriptionId)}: ${outcome ?? "unknown subscription"}`);
    else counted.add(subscriptionId);
  }
  return errors;
}

/** A payload holds tens of thousands of items at the most; nobody reads as many reasons. */
const mostErrors = 1_000;

/** What a stranger sends isn't repeated at any length. */
const name = (subscriptionId: string) => `subscription ${subscriptionId.slice(0, 64)}`;
