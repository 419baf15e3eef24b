import type { Log } from "@calcache/calendar-cache";
import { isDatabaseFailure } from "./database-failure.ts";

/**
 * Logs an error that nobody foresaw, and says what may be told of it: no more than whether trying again may help.
 * @param where a word for the log: what the request was about
 */
export function unforeseenFailure(log: Pick<Log, "error">, where: string, error: unknown) {
  log.error({ err: error }, `[${where}] a request failed`);
  return isDatabaseFailure(error)
    ? {
        status: 503,
        code: "SERVICE_UNAVAILABLE",
        message: "The database doesn't answer; please try again in a moment",
      }
    : {
        status: 500,
        code: "INTERNAL_SERVER_ERROR",
        message: "Something went wrong here; it has been logged",
      };
}
