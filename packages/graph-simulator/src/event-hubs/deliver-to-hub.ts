import type { Post, PostAnswer } from "../notifications/post.ts";
import type { EventHub } from "./start-event-hub.ts";

const scheme = /^EventHub:/i;

/** Whether a notification URL names an event hub in the place of an address on the web. */
export const isHubUrl = (url: string): boolean => scheme.test(url) && URL.canParse(url.replace(scheme, ""));

/** Whether notifications for this URL belong into this hub; the tenant in its query says only whose the hub is. */
export const isOfHub = (url: string, hub: EventHub): boolean =>
  url.split("?")[0]?.toLowerCase() === hub.notificationUrl.toLowerCase();

/**
 * Carries what is posted to a hub's URL into the hub, and everything else on by `post`.
 * Source: learn.microsoft.com/graph/change-notifications-delivery-event-hubs
 */
export const postOrEnqueue =
  (post: Post, hub: () => EventHub | null): Post =>
  async (url, request): Promise<PostAnswer> => {
    if (!isHubUrl(url)) return post(url, request);
    const open = hub();
    if (open === null || !isOfHub(url, open)) return { kind: "unreachable" };
    open.log.append(request.body);
    return { kind: "answered", status: 202, contentType: "", body: "" };
  };

/** The message that a hub gets in the place of a handshake, as documented. */
export const validationMessage = (requestId: string): string =>
  JSON.stringify({
    value: [
      {
        subscriptionId: "NA",
        subscriptionExpirationDateTime: "NA",
        clientState: "NA",
        changeType: `Validation: Testing client application reachability for subscription Request-Id: ${requestId}`,
        resource: "NA",
        resourceData: { "@odata.type": "NA", "@odata.id": "NA", id: "NA" },
      },
    ],
  });
