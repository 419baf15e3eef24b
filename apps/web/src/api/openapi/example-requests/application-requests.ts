import type { ExampleRequest } from "@calcache/http-edge";
import type { Known } from "./known.ts";

const channelId = "b0000000-0000-4000-8000-00000000000b";
const deliveryId = `msg_${"0".repeat(32)}`;

/** What applications ask for themselves: tokens and links for others, changes, and channels that tell of them. */
export function applicationRequests(known: Known): ExampleRequest[] {
  const { eventTypeId } = known;
  return [
    {
      method: "POST",
      path: "/api/v2/element-tokens",
      body: {
        scopes: ["slots:read", "availability:read"],
        subjects: { usernames: ["host0"], teamSlugs: ["devs"], eventTypeIds: [eventTypeId] },
        origin: "https://app.example",
        expiresInSeconds: 3600,
      },
    },
    { method: "GET", path: "/api/v2/usage", query: { from: known.day, to: known.day } },
    {
      method: "POST",
      path: "/api/v2/connect-links",
      body: { return_url: `${known.siteUrl}/settings`, email: "host0@contoso.example" },
    },
    { method: "GET", path: "/api/connect/{token}", params: { token: "a.b" } },
    {
      method: "GET",
      path: "/api/v2/changes",
      query: { since: known.cursor, hosts: "host0", types: "availability.changed" },
    },
    {
      method: "POST",
      path: "/api/v2/channels",
      body: {
        callback_url: `${known.siteUrl}/hook`,
        filters: {
          calendar_ids: [known.calendarId],
          hosts: ["host0"],
          event_types: [eventTypeId],
          types: ["booking.created"],
        },
        format: "cronofy",
      },
    },
    ...(["", "/test", "/rotate", "/pause", "/resume"] as const).map((command) => ({
      method: command === "" ? "GET" : "POST",
      path: `/api/v2/channels/{channelId}${command}`,
      params: { channelId },
    })),
    { method: "DELETE", path: "/api/v2/channels/{channelId}", params: { channelId } },
    {
      method: "GET",
      path: "/api/v2/channels/{channelId}/deliveries",
      params: { channelId },
      query: { before: deliveryId },
    },
    {
      method: "POST",
      path: "/api/v2/channels/{channelId}/deliveries/{deliveryId}/retry",
      params: { channelId, deliveryId },
    },
  ];
}
