import { z } from "zod";
import type { CallerCall, Operation } from "../graph/protocol/operation.ts";
import { cutPage, readPage } from "../graph/protocol/paging.ts";
import type { Reply } from "../graph/protocol/reply.ts";
import { badRequest, failure, isFailure, success } from "../graph/protocol/reply.ts";
import { createSubscription } from "./create-subscription.ts";
import { readExpiry } from "./expiry.ts";
import { shakeHands } from "./handshake.ts";
import { isAllowedUrl } from "./notification-url.ts";
import { creatorOf, subscriptionResource } from "./subscription-resource.ts";
import type { Subscription } from "./subscription-store.ts";

const one = "/subscriptions/:subscription";

/** Subscriptions (Microsoft: "subscription resource type" and its methods). No throttling limit is documented for them. */
export const subscriptionOperations: Operation[] = [
  {
    name: "createSubscription",
    method: "POST",
    path: "/subscriptions",
    about: "caller",
    handle: createSubscription,
  },
  {
    name: "listSubscriptions",
    method: "GET",
    path: "/subscriptions",
    about: "caller",
    handle: listSubscriptions,
  },
  { name: "getSubscription", method: "GET", path: one, about: "caller", handle: getSubscription },
  { name: "renewSubscription", method: "PATCH", path: one, about: "caller", handle: renewSubscription },
  { name: "deleteSubscription", method: "DELETE", path: one, about: "caller", handle: deleteSubscription },
  {
    name: "reauthorizeSubscription",
    method: "POST",
    path: `${one}/reauthorize`,
    about: "caller",
    handle: (call) => {
      const subscription = ownSubscription(call);
      return isFailure(subscription) ? subscription : success(204);
    },
  },
];

/** A client sees the subscriptions of its own app only: a user's those of the user's mailbox, an app's own those of its tenant. */
function isOwn({ sim, caller }: CallerCall, { applicationId, mailboxId }: Subscription): boolean {
  const isOfMailbox =
    caller.kind === "user"
      ? mailboxId === caller.mailbox.id
      : sim.mailboxes.get(mailboxId)?.tenantId === caller.tenantId;
  return isOfMailbox && applicationId === caller.clientId;
}

/** A gone one is 404. */
function ownSubscription(call: CallerCall): Subscription | (Reply & { failed: true }) {
  const { sim, param } = call;
  const subscription = sim.subscriptions.get(param("subscription"), sim.now());
  return subscription !== undefined && isOwn(call, subscription)
    ? subscription
    : failure(404, "ResourceNotFound", "The object was not found.");
}

/** Lists never show the client's secret. */
function listSubscriptions(call: CallerCall): Reply {
  const { sim, caller, query, url, context } = call;
  const page = readPage(query, { top: 100, most: 100 });
  if (isFailure(page)) return page;
  const known =
    caller.kind === "user"
      ? sim.subscriptions.ofMailbox(caller.mailbox.id, sim.now())
      : sim.subscriptions.all(sim.now());
  const own = known.filter((subscription) => isOwn(call, subscription));
  const { items, nextLink } = cutPage(own, page, url);
  return success(200, {
    "@odata.context": context("subscriptions"),
    value: items.map((subscription) => ({
      ...subscriptionResource(subscription, creatorOf(caller)),
      clientState: null,
    })),
    ...(nextLink === null ? {} : { "@odata.nextLink": nextLink }),
  });
}

function getSubscription(call: CallerCall): Reply {
  const subscription = ownSubscription(call);
  return isFailure(subscription) ? subscription : shown(call, { ...subscription, clientState: null });
}

const renewalSchema = z.object({ expirationDateTime: z.string(), notificationUrl: z.string() }).partial();

async function renewSubscription(call: CallerCall): Promise<Reply> {
  const { sim } = call;
  const subscription = ownSubscription(call);
  if (isFailure(subscription)) return subscription;
  const parsed = renewalSchema.safeParse(call.body);
  if (!parsed.success) return badRequest("The subscription's new values are invalid.");
  const { expirationDateTime, notificationUrl = subscription.notificationUrl } = parsed.data;
  const expiresAt =
    expirationDateTime === undefined
      ? subscription.expiresAt
      : readExpiry(expirationDateTime, sim.now(), sim.settings.grantedSubscriptionMinutes);
  if (isFailure(expiresAt)) return expiresAt;
  const hasMoved = notificationUrl !== subscription.notificationUrl;
  if (hasMoved) {
    if (!isAllowedUrl(notificationUrl))
      return badRequest("Notification URLs must be absolute and use https.");
    const handshake = await shakeHands(notificationUrl, sim.ids.guid(), sim.post);
    if (handshake !== null) return handshake;
  }
  const { formerNotificationUrl: earlier } = subscription;
  const formerNotificationUrl = hasMoved ? subscription.notificationUrl : earlier;
  const renewed = { ...subscription, expiresAt, notificationUrl, formerNotificationUrl };
  sim.subscriptions.put(renewed);
  sim.touch();
  return shown(call, renewed);
}

function deleteSubscription(call: CallerCall): Reply {
  const subscription = ownSubscription(call);
  if (isFailure(subscription)) return subscription;
  call.sim.subscriptions.remove(subscription.id);
  call.sim.touch();
  return success(204);
}

function shown(call: CallerCall, subscription: Subscription): Reply {
  const context = call.context("subscriptions/$entity");
  const resource = subscriptionResource(subscription, creatorOf(call.caller));
  return success(200, { "@odata.context": context, ...resource });
}
