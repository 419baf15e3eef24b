import type { Log } from "@calcache/calendar-cache";
import { unforeseenFailure } from "../edge/unforeseen-failure.ts";
import { type Answer, failure, toResponse } from "./answers.ts";

/** Gives the answer that `work` comes to; what goes wrong unforeseen is logged and told without its details. */
export async function answerRequest(log: Log, work: () => Promise<Answer>): Promise<Response> {
  try {
    return toResponse(await work());
  } catch (error) {
    const { status, code, message } = unforeseenFailure(log, "Bookings", error);
    return toResponse(failure(status, code, message));
  }
}
