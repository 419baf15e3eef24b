import type { Engine } from "@calcache/calendar-cache";
import {
  type EventTypeMemory,
  findOwnTimes,
  findSlotsFor,
  groupByDate,
  type SlotsProblem,
} from "@calcache/scheduling";
import { metrics } from "../../process/metrics.ts";
import { cacheHeaders } from "../edge/cache-headers.ts";
import { failure, unexpectedFailure } from "../edge/failure.ts";
import { parseSlotsQuery } from "./slots-query.ts";

/** Answers a request for slots, as cal.com's API v2 does: slots by date, or an error with a code and what to do. */
export async function answerSlots(
  search: URLSearchParams,
  engine: Engine,
  memory: EventTypeMemory,
): Promise<Response> {
  const request = parseSlotsQuery(search);
  if (!request.ok) return failure(400, "BAD_REQUEST", request.error);
  const { eventType: query, slots: slotsQuery, format } = request.value;
  try {
    const own = await findOwnTimes(engine.db, request.value.own);
    const found = await findSlotsFor(engine, memory, query, { ...slotsQuery, own });
    if (!found.ok) return refusal(found.error);
    const { slots, cacheStatus, asOf, unavailableHosts } = found.value;
    metrics().reads.inc({ outcome: cacheStatus });
    return Response.json(
      { status: "success", data: groupByDate(slots, slotsQuery.timeZone, format) },
      { headers: cacheHeaders({ cacheStatus, asOf, unavailableHosts }) },
    );
  } catch (error) {
    return unexpectedFailure(engine, error);
  }
}

const refusal = (problem: SlotsProblem): Response =>
  problem.kind === "no event type"
    ? failure(404, "NOT_FOUND", "There is no such event type: check the slugs or the id")
    : failure(
        400,
        "BAD_REQUEST",
        `duration must be one of ${problem.lengths.join(", ")} for this event type`,
      );
