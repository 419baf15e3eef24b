import { readEnvironment } from "@calcache/environment";
import { processRuntime } from "@calcache/runtime";
import type { GuestRoutes } from "./answer-connect.ts";

/** What this process's routes of guests' calendars work with. */
export function guestRoutes(): GuestRoutes {
  const { visitors, engine } = processRuntime();
  const { NEXT_PUBLIC_WEBAPP_URL } = readEnvironment(["NEXT_PUBLIC_WEBAPP_URL"]);
  return { guests: visitors, webappUrl: NEXT_PUBLIC_WEBAPP_URL, log: engine.log };
}
