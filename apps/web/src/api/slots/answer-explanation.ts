import type { Runtime } from "@calcache/runtime";
import { assignmentOf, explainSlotOf, findEventType } from "@calcache/scheduling";
import { cacheHeaders } from "../edge/cache-headers.ts";
import { failure, unexpectedFailure } from "../edge/failure.ts";
import { parseExplainQuery } from "./explain-query.ts";
import { anonymousExplanation, completeExplanation } from "./explanation-json.ts";

/**
 * Answers why a slot is or isn't offered at one time. With an operator's key the answer names hosts, calendars, times
 * and who would get the slot; without one it is the same, but tells nothing of anybody. A wrong key is refused, so that
 * nobody takes one answer for the other.
 */
export async function answerExplanation(
  request: Request,
  { engine, operatorKey }: Pick<Runtime, "engine" | "operatorKey">,
): Promise<Response> {
  const key = operatorKey(request);
  if (key === "wrong") {
    return failure(401, "UNAUTHORIZED", "This key is not valid here: show another, or none at all");
  }
  const asked = parseExplainQuery(new URL(request.url).searchParams);
  if (!asked.ok) return failure(400, "BAD_REQUEST", asked.error);
  const { eventType: query, explain } = asked.value;
  try {
    const eventType = await findEventType(engine, query);
    if (!eventType)
      return failure(404, "NOT_FOUND", "There is no such event type: check the slugs or the id");
    const explained = await explainSlotOf(engine, eventType, explain);
    const data =
      key === "valid"
        ? completeExplanation(explained, await assignmentOf(engine, eventType, explained), explain.timeZone)
        : anonymousExplanation(explained, explain.timeZone);
    return Response.json({ status: "success", data }, { headers: cacheHeaders(explained) });
  } catch (error) {
    return unexpectedFailure(engine, error);
  }
}
