import { z } from "zod";
import { denial, SUBSCRIBE } from "../graph/access/permissions.ts";
import type { CallerCall } from "../graph/protocol/operation.ts";
import type { Reply } from "../graph/protocol/reply.ts";
import { failure, isFailure, success } from "../graph/protocol/reply.ts";
import type { Simulation } from "../simulation.ts";
import { readExpiry } from "./expiry.ts";
import { shakeHands } from "./handshake.ts";
import { isAllowedUrl } from "./notification-url.ts";
import { creatorOf, subscriptionResource } from "./subscription-resource.ts";
import type { Subscription } from "./subscription-store.ts";
import { CHANGE_TYPES } from "./subscription-store.ts";
import { watchedCalendar } from "./watched-calendar.ts";

const MOST_PER_MAILBOX = 1000;

const changeTypeSchema = z
  .string()
  .refine((text) =>
    text.split(",").every((type) => CHANGE_TYPES.some((known) => known === type.trim().toLowerCase())),
  );

const payloadSchema = z.object({
  changeType: changeTypeSchema,
  notificationUrl: z.string(),
  lifecycleNotificationUrl: z.string().nullish(),
  resource: z.string(),
  expirationDateTime: z.string(),
  clientState: z.string().max(128).nullish(),
  latestSupportedTlsVersion: z.enum(["v1_0", "v1_1", "v1_2", "v1_3"]).default("v1_2"),
  includeResourceData: z.literal(false).nullish(),
});

/** Makes a subscription once its URLs have passed the handshake (Microsoft: /graph/api/subscription-post-subscriptions). */
export async function createSubscription(call: CallerCall): Promise<Reply> {
  const { sim, caller } = call;
  const parsed = payloadSchema.safeParse(call.body);
  if (!parsed.success) {
    const property = parsed.error.issues[0]?.path.join(".") ?? "";
    return failure(
      400,
      "InvalidRequest",
      `The value of subscription property '${property}' is missing or invalid.`,
    );
  }
  const payload = parsed.data;
  const urls = [payload.notificationUrl, payload.lifecycleNotificationUrl].filter(
    (url) => typeof url === "string",
  );
  if (!urls.every(isAllowedUrl)) {
    return failure(400, "InvalidRequest", "Notification URLs must be absolute and use https.");
  }
  const expiresAt = readExpiry(
    payload.expirationDateTime,
    sim.now(),
    sim.settings.grantedSubscriptionMinutes,
  );
  if (isFailure(expiresAt)) return expiresAt;
  const watched = watchedCalendar(payload.resource, caller, sim.mailboxes);
  if (isFailure(watched)) return watched;
  const { mailbox, calendarId } = watched;
  const denied = denial(sim, caller, mailbox, SUBSCRIBE);
  if (denied !== null) return denied;
  const subscription: Subscription = {
    id: sim.ids.guid(),
    mailboxId: mailbox.id,
    calendarId,
    applicationId: caller.clientId,
    resource: payload.resource,
    changeType: payload.changeType,
    notificationUrl: payload.notificationUrl,
    formerNotificationUrl: null,
    silent: false,
    lifecycleNotificationUrl: payload.lifecycleNotificationUrl ?? null,
    clientState: payload.clientState ?? null,
    latestSupportedTlsVersion: payload.latestSupportedTlsVersion,
    immutableIds: call.preferences.immutableIds,
    expiresAt,
  };
  const refused = conflict(sim, subscription);
  if (refused !== null) return refused;
  for (const url of urls) {
    const handshake = await shakeHands(url, sim.ids.guid(), sim.post);
    if (handshake !== null) return handshake;
  }
  // Another create may have finished while this one waited for its handshake.
  const late = conflict(sim, subscription);
  if (late !== null) return late;
  sim.subscriptions.put(subscription);
  sim.touch();
  const context = call.context("subscriptions/$entity");
  return success(201, {
    "@odata.context": context,
    ...subscriptionResource(subscription, creatorOf(caller)),
  });
}

/** One subscription per app, change type and resource, unless more are set to be made; a thousand per mailbox, all apps together. */
function conflict({ subscriptions, now, settings }: Simulation, wanted: Subscription): Reply | null {
  const existing = subscriptions.ofMailbox(wanted.mailboxId, now());
  const same = existing.find((other) => combination(other) === combination(wanted));
  if (same !== undefined && settings.repeatedSubscriptions === "refused") {
    return failure(
      409,
      "Conflict",
      `Subscription Id ${same.id} already exists for the requested combination`,
    );
  }
  if (existing.length < MOST_PER_MAILBOX) return null;
  return failure(
    403,
    "Forbidden",
    `The mailbox has reached its limit of ${MOST_PER_MAILBOX} active subscriptions.`,
  );
}

function combination({ applicationId, changeType, resource }: Subscription): string {
  const types = changeType
    .toLowerCase()
    .split(",")
    .map((type) => type.trim());
  return [applicationId, types.sort().join(), resource.replace(/^\//, "")].join(" ");
}
