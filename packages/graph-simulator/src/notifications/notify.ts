import type { EventChange } from "../events/event-editor.ts";
import { calendarOfId } from "../mailbox/mailbox.ts";
import type { Simulation } from "../simulation.ts";
import type { Subscription } from "../subscriptions/subscription-store.ts";
import { wants } from "../subscriptions/subscription-store.ts";
import { changeNotification } from "./notification.ts";

type Told = Pick<Simulation, "subscriptions" | "mailboxes" | "delivery" | "settings" | "random" | "now">;

/** Sends a change of an event to every subscription of its calendar that asked for this kind of change. */
export function notify(sim: Told, change: EventChange): void {
  const mailbox = sim.mailboxes.get(change.mailboxId);
  if (mailbox === undefined) return;
  const types: EventChange["changeType"][] =
    change.changeType === "created" && sim.settings.updatedAfterCreated
      ? ["created", "updated"]
      : [change.changeType];
  for (const subscription of sim.subscriptions.ofMailbox(mailbox.id, sim.now())) {
    if (subscription.silent) continue;
    if (calendarOfId(mailbox, subscription.calendarId)?.id !== change.calendarId) continue;
    for (const changeType of types) {
      if (!wants(subscription, changeType)) continue;
      const notification = changeNotification(change, changeType, subscription, mailbox);
      sim.delivery.send(addressOf(sim, subscription), notification);
    }
  }
}

/** Where a notification goes: for a while, some still go where the subscription's went before. */
function addressOf({ delivery, random }: Told, subscription: Subscription): string {
  const { formerAddress } = delivery.options();
  const { notificationUrl, formerNotificationUrl } = subscription;
  const isLate = formerAddress > 0 && formerNotificationUrl !== null && random.fraction() < formerAddress;
  return isLate ? formerNotificationUrl : notificationUrl;
}
