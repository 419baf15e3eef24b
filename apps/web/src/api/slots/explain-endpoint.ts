import type { Engine } from "@calcache/calendar-cache";
import { badRequest, endpoint } from "@calcache/http-edge";
import {
  assignmentOf,
  explainSlotOf,
  findEventType,
  findRefusals,
  otherRoom,
  withRoom,
} from "@calcache/scheduling";
import { cacheAnswerHeaders, cacheHeaders } from "../edge/answers/cache-headers.ts";
import { noSuchEventType } from "../edge/answers/no-such-event-type.ts";
import { success, successOf } from "../edge/answers/success.ts";
import { anybodyOrOperator } from "../edge/callers/operator.ts";
import { explainQuery } from "./explain-query.ts";
import { anonymousExplanation, completeExplanation } from "./explanation-json.ts";
import { explanation } from "./explanation-shape.ts";

/** With an operator's key the answer names hosts, calendars, times and whom the slot would get; without one, nobody. */
export const explainEndpoint = endpoint("GET", "/api/v2/slots/explain", {
  summary: "Why a slot is or isn't offered at one time",
  caller: anybodyOrOperator,
  query: explainQuery,
  answerHeaders: cacheAnswerHeaders,
  answers: { 200: successOf(explanation) },
  refusals: [noSuchEventType],
  async handle({ who, query }, { engine }: { engine: Engine }) {
    const { explain } = query;
    const eventType = await findEventType(engine, query.eventType);
    if (!eventType) return noSuchEventType;
    if (!withRoom(eventType, explain.room ?? null)) return badRequest([otherRoom]);
    const explained = await explainSlotOf(engine, eventType, explain);
    const data =
      who === "operator"
        ? completeExplanation(
            explained,
            await assignmentOf(engine, eventType, explained, explain.routing),
            await findRefusals(engine, explained.hosts),
            explain.timeZone,
          )
        : anonymousExplanation(explained, explain.timeZone);
    return success(200, data, cacheHeaders(explained));
  },
});
