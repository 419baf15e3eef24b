import type { CalendarCache } from "@calcache/calendar-cache";
import { findEventType, findSlotsOf, groupByDate } from "@calcache/scheduling";
import { metrics } from "../server/metrics.ts";
import { cacheHeaders } from "./cache-headers.ts";
import { failure, unexpectedFailure } from "./failure.ts";
import { parseSlotsQuery } from "./slots-query.ts";

/** Answers a request for slots, as cal.com's API v2 does: slots by date, or an error with a code and what to do. */
export async function answerSlots(search: URLSearchParams, cache: CalendarCache): Promise<Response> {
  const request = parseSlotsQuery(search);
  if (!request.ok) return failure(400, "BAD_REQUEST", request.error);
  const { eventType: query, slots: slotsQuery, format } = request.value;
  try {
    const eventType = await findEventType(cache, query);
    if (!eventType)
      return failure(404, "NOT_FOUND", "There is no such event type: check the slugs or the id");
    const { lengths } = eventType;
    if (slotsQuery.duration !== null && lengths !== null && !lengths.includes(slotsQuery.duration))
      return failure(400, "BAD_REQUEST", `duration must be one of ${lengths.join(", ")} for this event type`);
    const { slots, cacheStatus, asOf, unavailableHosts } = await findSlotsOf(cache, eventType, slotsQuery);
    metrics().reads.inc({ outcome: cacheStatus });
    return Response.json(
      { status: "success", data: groupByDate(slots, slotsQuery.timeZone, format) },
      { headers: cacheHeaders({ cacheStatus, asOf, unavailableHosts }) },
    );
  } catch (error) {
    return unexpectedFailure(cache, error);
  }
}
