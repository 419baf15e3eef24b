import type { DeliveryOptions } from "./delivery-options.ts";
import type { Notification } from "./notification.ts";

/** The items, and before them one more of which nobody knows whose it is. */
export function withStray(items: readonly Notification[]): Notification[] {
  const [{ subscriptionId: _, ...stray } = {}] = items;
  return [stray, ...items];
}

/** The body of a POST: its items, and what stands beside them (Microsoft: "changeNotificationCollection resource type"). */
export function withTokens(value: readonly Notification[], tokens: DeliveryOptions["validationTokens"]) {
  switch (tokens) {
    case "absent":
      return { value };
    case "null":
      return { value, validationTokens: null };
    case "present":
      return { value, validationTokens: ["eyJ0eXAiOiJKV1QiLCJhbGciOiJSUzI1NiJ9.e30.c2lnbmF0dXJl"] };
  }
}
