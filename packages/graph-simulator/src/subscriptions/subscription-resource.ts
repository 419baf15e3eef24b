import type { Caller } from "../graph/access/caller.ts";
import { formatInstant } from "../time/graph-date-time.ts";
import type { Subscription } from "./subscription-store.ts";

/** A subscription as Graph shows it (Microsoft: "subscription resource type", /graph/api/resources/subscription). */
export function subscriptionResource(subscription: Subscription, creatorId: string) {
  return {
    id: subscription.id,
    resource: subscription.resource,
    applicationId: subscription.applicationId,
    changeType: subscription.changeType,
    clientState: subscription.clientState,
    notificationUrl: subscription.notificationUrl,
    notificationQueryOptions: null,
    lifecycleNotificationUrl: subscription.lifecycleNotificationUrl,
    expirationDateTime: formatInstant(subscription.expiresAt),
    creatorId,
    includeResourceData: null,
    latestSupportedTlsVersion: subscription.latestSupportedTlsVersion,
    encryptionCertificate: null,
    encryptionCertificateId: null,
    notificationUrlAppId: null,
  };
}

/** Whom Graph names as a subscription's creator: the user, or the app itself. */
export function creatorOf(caller: Caller): string {
  return caller.kind === "user" ? caller.mailbox.id : caller.clientId;
}
