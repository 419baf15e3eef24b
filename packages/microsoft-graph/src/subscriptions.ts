/** What a subscription is created from. `expirationDateTime` is ISO 8601 with `Z`. */
export type NewSubscription = {
  resource: string;
  /** Comma separated: created, updated, deleted */
  changeType: string;
  notificationUrl: string;
  lifecycleNotificationUrl: string;
  clientState: string;
  expirationDateTime: string;
};

/** A subscription as Graph tells of it. Its clientState is a secret and stays out. */
export type GraphSubscription = {
  id: string;
  resource: string;
  changeType: string;
  /** ISO 8601; may be sooner than asked for */
  expirationDateTime: string;
  notificationUrl: string | null;
  lifecycleNotificationUrl: string | null;
};

/**
 * The longest life of a subscription to events, in minutes ("under 7 days").
 * Source: learn.microsoft.com/graph/api/resources/subscription
 */
export const maxSubscriptionMinutes = 10_080;

/** Room for clocks that differ and requests that take their time. */
const expiryMarginMinutes = 10;

/** The latest expirationDateTime (ISO 8601, UTC) to ask for at `now` (epoch milliseconds). */
export function subscriptionExpiry(now: number): string {
  return new Date(now + (maxSubscriptionMinutes - expiryMarginMinutes) * 60_000).toISOString();
}

/**
 * The resource of a subscription to one calendar's events. Graph documents `me/events` only, which in fact covers nothing
 * but the default calendar; this path works for any of them.
 * Source: github.com/microsoftgraph/microsoft-graph-docs-contrib/issues/51
 */
export function calendarEventsPath(calendarId: string): string {
  return `me/calendars/${encodeURIComponent(calendarId)}/events`;
}
