import { z } from "zod";
import type { LifecycleEvent } from "../notifications/notification.ts";
import { LIFECYCLE_EVENTS, lifecycleNotification } from "../notifications/notification.ts";
import type { Result } from "../result.ts";
import { fail, ok } from "../result.ts";
import type { Simulation } from "../simulation.ts";
import type { Subscription } from "../subscriptions/subscription-store.ts";
import type { ControlError } from "./control-error.ts";
import { invalid, notFound } from "./control-error.ts";

export const removalSchema = z.object({ silently: z.boolean() });
export const silenceSchema = z.object({ silent: z.boolean() });
export const lifecycleSchema = z.object({ event: z.enum(LIFECYCLE_EVENTS) });

export type SubscriptionInfo = {
  id: string;
  /** Address of the mailbox. */
  mailbox: string;
  calendarId: string;
  resource: string;
  changeType: string;
  notificationUrl: string;
  lifecycleNotificationUrl: string | null;
  /** ISO 8601, UTC. */
  expirationDateTime: string;
  /** Whether it lives on without telling of any change. */
  silent: boolean;
};

/** Control-only: looking at subscriptions, taking them away, and sending lifecycle notifications. */
export function subscriptionControl(sim: Simulation) {
  function sendTo(subscription: Subscription, event: LifecycleEvent): Result<null, ControlError> {
    const mailbox = sim.mailboxes.get(subscription.mailboxId);
    if (mailbox === undefined) return fail(notFound("mailbox of this subscription"));
    if (mailbox.kind === "outlook.com") {
      return fail(invalid("Personal accounts get no lifecycle notifications."));
    }
    if (subscription.lifecycleNotificationUrl === null) {
      return fail(invalid("This subscription has no lifecycleNotificationUrl."));
    }
    sim.delivery.send(
      subscription.lifecycleNotificationUrl,
      lifecycleNotification(event, subscription, mailbox, sim.delivery.options().lifecycleForm),
    );
    return ok(null);
  }

  return {
    listSubscriptions: (): SubscriptionInfo[] =>
      sim.subscriptions.all(sim.now()).map((one) => subscriptionInfo(sim, one)),

    /** Removes a subscription; unless silently, with the `subscriptionRemoved` notification if it has a URL for it. */
    removeSubscription: (id: string, { silently }: { silently: boolean }): Result<null, ControlError> => {
      const subscription = sim.subscriptions.get(id, sim.now());
      if (subscription === undefined) return fail(notFound("subscription of this id"));
      sim.subscriptions.remove(id);
      sim.touch();
      if (!silently && subscription.lifecycleNotificationUrl !== null)
        sendTo(subscription, "subscriptionRemoved");
      return ok(null);
    },

    /** Lets a subscription live on without telling of any change, or tell again. */
    silenceSubscription: (id: string, { silent }: { silent: boolean }): Result<null, ControlError> => {
      const subscription = sim.subscriptions.get(id, sim.now());
      if (subscription === undefined) return fail(notFound("subscription of this id"));
      sim.subscriptions.put({ ...subscription, silent });
      sim.touch();
      return ok(null);
    },

    /** Sends a lifecycle notification; the subscription itself stays as it is. */
    sendLifecycle: (id: string, event: LifecycleEvent): Result<null, ControlError> => {
      const subscription = sim.subscriptions.get(id, sim.now());
      return subscription === undefined
        ? fail(notFound("subscription of this id"))
        : sendTo(subscription, event);
    },
  };
}

function subscriptionInfo(sim: Simulation, subscription: Subscription): SubscriptionInfo {
  const { id, mailboxId, calendarId, resource, changeType, silent } = subscription;
  const { notificationUrl, lifecycleNotificationUrl } = subscription;
  return {
    id,
    mailbox: sim.mailboxes.get(mailboxId)?.address ?? mailboxId,
    calendarId,
    resource,
    changeType,
    notificationUrl,
    lifecycleNotificationUrl,
    expirationDateTime: new Date(subscription.expiresAt).toISOString(),
    silent,
  };
}
