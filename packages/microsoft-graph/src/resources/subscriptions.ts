import { z } from "zod";
import { ok, type Result } from "../errors/result.ts";
import { type AskGraph, noContent } from "../http/graph-request.ts";
import type { ReadAllPages } from "../http/paging.ts";
import { calendarPath } from "./calendars.ts";
import { mailboxRoot } from "./mailbox-root.ts";

/** What a subscription to a calendar's events is created from. `expirationDateTime` is ISO 8601 with `Z`. */
export type NewSubscription = {
  calendarId: string;
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
 * @param root the path to the mailbox
 */
export function calendarEventsPath(root: string, calendarId: string): string {
  return `${root}${calendarPath(calendarId)}/events`;
}

const nullableUrl = z
  .string()
  .nullish()
  .transform((url) => url ?? null);

/** What Graph tells of a subscription. */
export const graphSubscription: z.ZodType<GraphSubscription> = z.object({
  id: z.string().min(1),
  resource: z.string(),
  changeType: z.string(),
  expirationDateTime: z.iso.datetime({ offset: true }),
  notificationUrl: nullableUrl,
  lifecycleNotificationUrl: nullableUrl,
});

/** Relative to the API version. */
export const subscriptionPath = (id: string) => `subscriptions/${encodeURIComponent(id)}`;

/**
 * Creates a subscription; Graph calls both URLs while this waits. Must not be repeated blindly after a lost answer: list
 * first, the subscription may be there. An equal one in the way is error `conflict`.
 * Source: learn.microsoft.com/graph/api/subscription-post-subscriptions
 */
export function createSubscription(
  ask: AskGraph,
  root: string,
  { calendarId, ...subscription }: NewSubscription,
): Promise<Result<GraphSubscription>> {
  return ask({
    operation: "createSubscription",
    target: { path: "subscriptions" },
    method: "POST",
    body: { ...subscription, resource: calendarEventsPath(root, calendarId) },
    answer: graphSubscription,
  });
}

/**
 * Moves the expiry, which also reauthorizes. Error `gone`: it has expired, create another.
 * Source: learn.microsoft.com/graph/api/subscription-update
 */
export function renewSubscription(
  ask: AskGraph,
  id: string,
  expirationDateTime: string,
): Promise<Result<GraphSubscription>> {
  return ask({
    operation: "renewSubscription",
    target: { path: subscriptionPath(id) },
    method: "PATCH",
    body: { expirationDateTime },
    answer: graphSubscription,
  });
}

/**
 * Extends the authorization, not the life. Never within ten minutes of renewing the same subscription.
 * Source: learn.microsoft.com/graph/api/subscription-reauthorize
 */
export function reauthorizeSubscription(ask: AskGraph, id: string): Promise<Result<null>> {
  return ask({
    operation: "reauthorizeSubscription",
    target: { path: `${subscriptionPath(id)}/reauthorize` },
    method: "POST",
    answer: noContent,
  });
}

/** Deletes a subscription; one that is gone already is success. Source: learn.microsoft.com/graph/api/subscription-delete */
export async function deleteSubscription(ask: AskGraph, id: string): Promise<Result<null>> {
  const deleted = await ask({
    operation: "deleteSubscription",
    target: { path: subscriptionPath(id) },
    method: "DELETE",
    answer: noContent,
  });
  return !deleted.ok && deleted.error.kind === "gone" ? ok(null) : deleted;
}

/**
 * This app's subscriptions in the mailbox; an app by itself is told those of its whole tenant.
 * Source: learn.microsoft.com/graph/api/subscription-list
 */
export const listSubscriptions = (readAllPages: ReadAllPages): Promise<Result<GraphSubscription[]>> =>
  readAllPages({
    operation: "listSubscriptions",
    target: { path: "subscriptions" },
    item: graphSubscription,
  });

/** Whether a subscription is to something in a user's mailbox, as an app by itself names it: by the id or name that was asked with. */
export const isInMailboxOf = (user: string, { resource }: Pick<GraphSubscription, "resource">): boolean =>
  resource
    .replace(/^\//, "")
    .toLowerCase()
    .startsWith(`${mailboxRoot(user)}/`.toLowerCase());
