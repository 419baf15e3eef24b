import { parseAskedRange, type Result } from "@calcache/availability";
import type { EventTypeQuery, ExplainQuery } from "@calcache/scheduling";
import { z } from "zod";
import {
  commonParameters,
  eventTypeQuery,
  parseParameters,
  serveCacheOf,
  withPlus,
  wrong,
} from "./slots-query.ts";

/** What a request for an explanation asks, once it is understood. */
export type ExplainRequest = { eventType: EventTypeQuery; explain: ExplainQuery };

const expected = "a time as 2026-12-01T09:00:00Z";

const parameters = z.object({ at: z.string(`at is missing: ${expected}`), ...commonParameters.shape });

/**
 * Reads the query of a request for an explanation: that of a request for slots, with `at` instead of a range. Like the
 * start of a range, `at` without an offset is read in `timeZone`, and is rounded up to the minute.
 * @returns the request, or what is wrong with it and how to put it right, for whoever sent it
 */
export function parseExplainQuery(search: URLSearchParams): Result<ExplainRequest, string> {
  const parsed = parseParameters(parameters, search);
  if (!parsed.ok) return parsed;
  const { at, timeZone, duration, "cal.cache": cache } = parsed.value;
  const eventType = eventTypeQuery(parsed.value);
  if (!eventType.ok) return eventType;
  const moment = parseAskedRange(withPlus(at), withPlus(at), timeZone);
  if (!at.includes("T") || !moment.ok) return wrong(`at must be ${expected}, not before 1970`);
  const explain = {
    at: moment.value.start,
    timeZone,
    duration: duration ?? null,
    serveCache: serveCacheOf(cache),
  };
  return { ok: true, value: { eventType: eventType.value, explain } };
}
