import type { ExampleRequest } from "@calcache/http-edge";
import type { Known } from "./known.ts";

/** What pages in a browser ask. */
export function pageRequests({ eventTypeId }: Pick<Known, "eventTypeId">): ExampleRequest[] {
  return [
    { method: "GET", path: "/api/live", query: { eventTypeId: String(eventTypeId) } },
    { method: "GET", path: "/api/guest-calendar/connect", query: { returnTo: "/team/devs/teamevent" } },
    {
      method: "GET",
      path: "/api/guest-calendar/callback",
      query: { state: "s", code: "c", error: "server_error" },
    },
    { method: "GET", path: "/api/sign-in/start", query: { returnTo: "/settings", invitation: "a.b" } },
    {
      method: "GET",
      path: "/api/sign-in/callback",
      query: { state: "s", code: "c", error: "server_error" },
    },
    {
      method: "GET",
      path: "/api/settings/calendars/connect",
      query: { account: "7", which: "mine", anyway: "true" },
    },
    { method: "POST", path: "/api/guest-calendar/disconnect", query: { returnTo: "/team/devs/teamevent" } },
  ];
}
