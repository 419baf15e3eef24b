import { isSameText } from "@calcache/http-edge";
import { z } from "zod";

/**
 * One item that Graph posts: a change notification, or a lifecycle notification when it has a `lifecycleEvent`. What
 * changed is not read: an item says that something may have.
 * Source: learn.microsoft.com/graph/api/resources/changenotification
 */
export type ChangeNotification = {
  subscriptionId: string;
  clientState?: string | null | undefined;
  lifecycleEvent?: string | null | undefined;
};

const payload = z.object({
  value: z.array(
    z.object({
      subscriptionId: z.string().min(1),
      clientState: z.string().nullish(),
      changeType: z.string().nullish(),
      lifecycleEvent: z.string().nullish(),
    }),
  ),
});

/** The items of a notification's body; null when it isn't one. */
export function parseNotifications(body: string): ChangeNotification[] | null {
  try {
    return payload.parse(JSON.parse(body)).value;
  } catch {
    return null;
  }
}

/** Tells whether an item carries our secret; the time it takes says nothing about the secret. */
export const clientStateCheck =
  (secret: string) =>
  ({ clientState }: ChangeNotification): boolean =>
    isSameText(clientState ?? "", secret);
