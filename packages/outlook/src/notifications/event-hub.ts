import type { Log } from "@calcache/calendar-cache";
import type { NotificationReport } from "./receive-notifications.ts";
import type { TakeNotifications } from "./take-notifications.ts";

/**
 * Where Graph delivers notifications into an event hub, as a subscription names it. The tenant is a domain of the hub's own.
 * Source: learn.microsoft.com/graph/change-notifications-delivery-event-hubs
 */
export function eventHubAddress({
  host,
  name,
  tenant,
}: {
  host: string;
  name: string;
  tenant: string | null;
}): string {
  const query = tenant === null ? "" : `?tenantId=${encodeURIComponent(tenant)}`;
  return `EventHub:https://${host}/eventhubname/${name}${query}`;
}

const parked = /"additionalPayloadStorageId"\s*:\s*"([^"]{1,200})/g;

/**
 * Takes the body of an event in. One that isn't a payload can't become one, so that it is named and left behind; so is the message
 * by which Graph tries a hub. What Graph parks in a blob, as it is larger than an event may be, isn't fetched: an item says whose it is
 * all the same, and its calendar is read.
 */
export const takeHubEvent =
  (take: TakeNotifications, log: Log) =>
  async (body: string): Promise<NotificationReport | null> => {
    for (const [, blob] of body.matchAll(parked))
      log.warn(
        { blob },
        "[Event Hub] a notification's rest is parked in a blob: its calendar is read instead",
      );
    const report = await take(body);
    if (report === null) log.warn({ bytes: body.length }, "[Event Hub] an event that isn't a notification");
    else log.info({ ...report, errors: undefined }, "[Event Hub] change notifications");
    return report;
  };
