import type { Mailbox } from "../mailbox/mailbox.ts";
import { formatInstant } from "../time/graph-date-time.ts";
import type { Subscription } from "./subscription-store.ts";

/** A subscription as Graph shows it (Microsoft: "subscription resource type", /graph/api/resources/subscription). */
export function subscriptionResource(subscription: Subscription, mailbox: Mailbox) {
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
    creatorId: mailbox.id,
    includeResourceData: null,
    latestSupportedTlsVersion: subscription.latestSupportedTlsVersion,
    encryptionCertificate: null,
    encryptionCertificateId: null,
    notificationUrlAppId: null,
  };
}
