import type { Engine } from "@calcache/calendar-cache";
import { parseNotifications } from "./change-notification.ts";
import { type Mark, type NotificationReport, receiveNotifications } from "./receive-notifications.ts";

export type TakeServices = {
  mark: Mark;
  /** the secret that Graph returns with each notification */
  clientState: string;
  observe: Engine["observe"];
};

/**
 * Takes the body of a payload in, by whichever channel it came: verified, each subscription once, its calendar marked durably. Null for
 * a body that isn't one. Rejects where the marks can't be stored.
 */
export type TakeNotifications = (body: string) => Promise<NotificationReport | null>;

export const takeNotifications =
  ({ mark, clientState, observe }: TakeServices): TakeNotifications =>
  async (body) => {
    const notifications = parseNotifications(body);
    return notifications && receiveNotifications(observe, mark, clientState, notifications);
  };
