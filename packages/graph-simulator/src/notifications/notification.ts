import type { EventChange } from "../events/event-editor.ts";
import { formatEventId } from "../events/event-id.ts";
import type { Mailbox } from "../mailbox/mailbox.ts";
import { notificationTenant } from "../mailbox/tenant.ts";
import type { Subscription } from "../subscriptions/subscription-store.ts";
import { formatInstant } from "../time/graph-date-time.ts";
import type { DeliveryOptions } from "./delivery-options.ts";

/** Lifecycle events that exist for calendar events (Microsoft: /graph/change-notifications-lifecycle-events). */
export const LIFECYCLE_EVENTS = ["reauthorizationRequired", "subscriptionRemoved", "missed"] as const;
export type LifecycleEvent = (typeof LIFECYCLE_EVENTS)[number];

/** One item of a notification's `value` (Microsoft: "changeNotification resource type"). */
export type Notification = Record<string, unknown>;

/** The notification of an event's change. It holds no content of the event: the receiver has to read it. */
export function changeNotification(
  change: EventChange,
  changeType: EventChange["changeType"],
  subscription: Subscription,
  mailbox: Mailbox,
): Notification {
  const id = formatEventId(mailbox.seed, change.key, subscription.immutableIds);
  const resource = `Users/${mailbox.id}/Events/${id}`;
  return {
    ...common(subscription, mailbox),
    changeType,
    resource,
    resourceData: {
      "@odata.type": "#Microsoft.Graph.Event",
      "@odata.id": resource,
      "@odata.etag": `W/"${change.changeKey}"`,
      id,
    },
  };
}

/** A notification about the subscription itself, as documented or as it is received (msgraph-sdk-dotnet#3103, 2026-04). */
export function lifecycleNotification(
  lifecycleEvent: LifecycleEvent,
  subscription: Subscription,
  mailbox: Mailbox,
  form: DeliveryOptions["lifecycleForm"],
): Notification {
  const fields = common(subscription, mailbox);
  if (form === "documented") return { ...fields, lifecycleEvent };
  const { tenantId: organizationId, subscriptionExpirationDateTime, ...rest } = fields;
  return {
    ...rest,
    subscriptionExpirationDateTime: subscriptionExpirationDateTime.replace("Z", "+00:00"),
    encryptedContent: null,
    organizationId,
    lifecycleEvent,
    resource: `Subscriptions/${subscription.id}`,
    resourceChangeType: null,
    resourceData: {
      "@odata.id": `subscriptions/${subscription.id}`,
      "@odata.type": "#microsoft.graph.subscription",
      id: subscription.id,
    },
  };
}

function common(subscription: Subscription, mailbox: Mailbox) {
  return {
    subscriptionId: subscription.id,
    subscriptionExpirationDateTime: formatInstant(subscription.expiresAt),
    clientState: subscription.clientState,
    tenantId: notificationTenant(mailbox),
  };
}
