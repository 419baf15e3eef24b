import type { Log } from "@calcache/calendar-cache";
import { isDatabaseFailure } from "../server/database-failure.ts";
import { type Answer, failure, toResponse } from "./answers.ts";

/** Gives the answer that `work` comes to; what goes wrong unforeseen is logged and told without its details. */
export async function answerRequest(log: Log, work: () => Promise<Answer>): Promise<Response> {
  try {
    return toResponse(await work());
  } catch (error) {
    log.error({ err: error }, "[Bookings] a request failed");
    return toResponse(
      isDatabaseFailure(error)
        ? failure(503, "SERVICE_UNAVAILABLE", "The database doesn't answer; please try again in a moment")
        : failure(500, "INTERNAL_SERVER_ERROR", "Something went wrong here; it has been logged"),
    );
  }
}
