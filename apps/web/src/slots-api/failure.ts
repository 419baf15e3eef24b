import type { CalendarCache } from "@calcache/calendar-cache";
import { isDatabaseFailure } from "../server/database-failure.ts";

/** An error as cal.com's API v2 gives it: a code for programs, a sentence for people. */
export const failure = (status: number, code: string, message: string) =>
  Response.json(
    { status: "error", error: { code, message } },
    { status, headers: { "cache-control": "no-store" } },
  );

/** Logs what nobody expected, and says no more of it than whether trying again may help. */
export function unexpectedFailure(cache: Pick<CalendarCache, "log">, error: unknown): Response {
  cache.log.error({ err: error }, "[Slots] a request failed");
  return isDatabaseFailure(error)
    ? failure(503, "SERVICE_UNAVAILABLE", "The database doesn't answer; please try again in a moment")
    : failure(500, "INTERNAL_SERVER_ERROR", "Something went wrong here; it has been logged");
}
