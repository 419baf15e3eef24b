import { readEnvironment } from "@calcache/environment";
import { office365CalendarCache } from "@calcache/office365-calendar-cache";
import type { GuestRoutes } from "./answer-connect.ts";

/** What this process's routes of guests' calendars work with. */
export function guestRoutes(): GuestRoutes {
  const { guests, engine } = office365CalendarCache();
  const { NEXT_PUBLIC_WEBAPP_URL } = readEnvironment(["NEXT_PUBLIC_WEBAPP_URL"]);
  return { guests, webappUrl: NEXT_PUBLIC_WEBAPP_URL, log: engine.log };
}
