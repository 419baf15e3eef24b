import { z } from "zod";
import type { GraphCall, Operation } from "../graph/protocol/operation.ts";
import { cutPage, readPage } from "../graph/protocol/paging.ts";
import type { Reply } from "../graph/protocol/reply.ts";
import { badRequest, failure, isFailure, success } from "../graph/protocol/reply.ts";
import { createSubscription } from "./create-subscription.ts";
import { readExpiry } from "./expiry.ts";
import { shakeHands } from "./handshake.ts";
import { isAllowedUrl } from "./notification-url.ts";
import { subscriptionResource } from "./subscription-resource.ts";
import type { Subscription } from "./subscription-store.ts";

const one = "/subscriptions/:subscription";

/** Subscriptions (Microsoft: "subscription resource type" and its methods). No throttling limit is documented for them. */
export const subscriptionOperations: Operation[] = [
  {
    name: "createSubscription",
    method: "POST",
    path: "/subscriptions",
    outlook: false,
    handle: createSubscription,
  },
  {
    name: "listSubscriptions",
    method: "GET",
    path: "/subscriptions",
    outlook: false,
    handle: listSubscriptions,
  },
  { name: "getSubscription", method: "GET", path: one, outlook: false, handle: getSubscription },
  { name: "renewSubscription", method: "PATCH", path: one, outlook: false, handle: renewSubscription },
  { name: "deleteSubscription", method: "DELETE", path: one, outlook: false, handle: deleteSubscription },
  {
    name: "reauthorizeSubscription",
    method: "POST",
    path: `${one}/reauthorize`,
    outlook: false,
    handle: (call) => {
      const subscription = ownSubscription(call);
      return isFailure(subscription) ? subscription : success(204);
    },
  },
];

/** A client sees the subscriptions of its own app and user only; a gone one is 404. */
function ownSubscription({
  sim,
  mailbox,
  clientId,
  param,
}: GraphCall): Subscription | (Reply & { failed: true }) {
  const subscription = sim.subscriptions.get(param("subscription"), sim.now());
  const own = subscription?.mailboxId === mailbox.id && subscription.applicationId === clientId;
  return own ? subscription : failure(404, "ResourceNotFound", "The object was not found.");
}

/** Lists never show the client's secret. */
function listSubscriptions({ sim, mailbox, clientId, query, url, context }: GraphCall): Reply {
  const page = readPage(query, { top: 100, most: 100 });
  if (isFailure(page)) return page;
  const own = sim.subscriptions
    .ofMailbox(mailbox.id, sim.now())
    .filter((subscription) => subscription.applicationId === clientId);
  const { items, nextLink } = cutPage(own, page, url);
  return success(200, {
    "@odata.context": context("subscriptions"),
    value: items.map((subscription) => ({
      ...subscriptionResource(subscription, mailbox),
      clientState: null,
    })),
    ...(nextLink === null ? {} : { "@odata.nextLink": nextLink }),
  });
}

function getSubscription(call: GraphCall): Reply {
  const subscription = ownSubscription(call);
  return isFailure(subscription) ? subscription : shown(call, { ...subscription, clientState: null });
}

const renewalSchema = z.object({ expirationDateTime: z.string(), notificationUrl: z.string() }).partial();

async function renewSubscription(call: GraphCall): Promise<Reply> {
  const { sim } = call;
  const subscription = ownSubscription(call);
  if (isFailure(subscription)) return subscription;
  const parsed = renewalSchema.safeParse(call.body);
  if (!parsed.success) return badRequest("The subscription's new values are invalid.");
  const { expirationDateTime, notificationUrl = subscription.notificationUrl } = parsed.data;
  const expiresAt =
    expirationDateTime === undefined ? subscription.expiresAt : readExpiry(expirationDateTime, sim.now());
  if (isFailure(expiresAt)) return expiresAt;
  if (notificationUrl !== subscription.notificationUrl) {
    if (!isAllowedUrl(notificationUrl))
      return badRequest("Notification URLs must be absolute and use https.");
    const handshake = await shakeHands(notificationUrl, sim.ids.guid(), sim.post);
    if (handshake !== null) return handshake;
  }
  const renewed = { ...subscription, expiresAt, notificationUrl };
  sim.subscriptions.put(renewed);
  sim.touch();
  return shown(call, renewed);
}

function deleteSubscription(call: GraphCall): Reply {
  const subscription = ownSubscription(call);
  if (isFailure(subscription)) return subscription;
  call.sim.subscriptions.remove(subscription.id);
  call.sim.touch();
  return success(204);
}

function shown(call: GraphCall, subscription: Subscription): Reply {
  const context = call.context("subscriptions/$entity");
  return success(200, { "@odata.context": context, ...subscriptionResource(subscription, call.mailbox) });
}
