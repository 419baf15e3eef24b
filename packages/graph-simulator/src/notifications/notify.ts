import type { EventChange } from "../events/event-editor.ts";
import { calendarOfId } from "../mailbox/mailbox.ts";
import type { Simulation } from "../simulation.ts";
import { wants } from "../subscriptions/subscription-store.ts";
import { changeNotification } from "./notification.ts";

/** Sends a change of an event to every subscription of its calendar that asked for this kind of change. */
export function notify(
  sim: Pick<Simulation, "subscriptions" | "mailboxes" | "delivery" | "settings" | "now">,
  change: EventChange,
): void {
  const mailbox = sim.mailboxes.get(change.mailboxId);
  if (mailbox === undefined) return;
  const types: EventChange["changeType"][] =
    change.changeType === "created" && sim.settings.updatedAfterCreated
      ? ["created", "updated"]
      : [change.changeType];
  for (const subscription of sim.subscriptions.ofMailbox(mailbox.id, sim.now())) {
    if (calendarOfId(mailbox, subscription.calendarId)?.id !== change.calendarId) continue;
    for (const changeType of types) {
      if (!wants(subscription, changeType)) continue;
      sim.delivery.send(
        subscription.notificationUrl,
        changeNotification(change, changeType, subscription, mailbox),
      );
    }
  }
}
