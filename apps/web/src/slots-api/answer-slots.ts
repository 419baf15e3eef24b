import type { CalendarCache } from "@calcache/calendar-cache";
import { findEventType, findSlotsOf, groupByDate } from "@calcache/scheduling";
import { isDatabaseFailure } from "../server/database-failure.ts";
import { metrics } from "../server/metrics.ts";
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
      {
        headers: {
          "cache-control": "no-store",
          "x-calendar-cache": cacheStatus,
          ...(asOf !== null && { "x-calendar-cache-as-of": new Date(asOf).toISOString() }),
          ...(unavailableHosts > 0 && { "x-calendar-unavailable": String(unavailableHosts) }),
        },
      },
    );
  } catch (error) {
    cache.log.error({ err: error }, "[Slots] a request failed");
    return isDatabaseFailure(error)
      ? failure(503, "SERVICE_UNAVAILABLE", "The database doesn't answer; please try again in a moment")
      : failure(500, "INTERNAL_SERVER_ERROR", "Something went wrong here; it has been logged");
  }
}

const failure = (status: number, code: string, message: string) =>
  Response.json(
    { status: "error", error: { code, message } },
    { status, headers: { "cache-control": "no-store" } },
  );
