import { parseAskedRange } from "@calcache/availability";
import type { EventTypeQuery, ExplainQuery } from "@calcache/scheduling";
import { z } from "zod";
import { eventTypeOf } from "../edge/fields/event-type-names.ts";
import { lastDay, withPlus } from "../edge/fields/fields.ts";
import { wrong } from "../edge/fields/wrong.ts";
import {
  commonParameters,
  roomParameter,
  routingOf,
  routingParameters,
  serveCacheOf,
} from "./slots-query.ts";

/** What a request for an explanation asks, once it is understood. */
export type ExplainRequest = { eventType: EventTypeQuery; explain: ExplainQuery };

const expected = "a time as 2026-12-01T09:00:00Z";

/**
 * The query of a request for an explanation: that of a request for slots, with `at` instead of a range. Like the start of
 * a range, `at` without an offset is read in `timeZone`, and is rounded up to the minute.
 */
export const explainQuery = z
  .object({
    at: z.string(`is missing: ${expected}`),
    ...commonParameters.shape,
    ...routingParameters.shape,
    ...roomParameter,
  })
  .transform((given, context): ExplainRequest => {
    const { at, timeZone, duration, "cal.cache": cache } = given;
    const moment = parseAskedRange(withPlus(at), withPlus(at), timeZone);
    if (!at.includes("T") || !moment.ok || moment.value.start * 60_000 > lastDay)
      return wrong(context, "at", `must be ${expected}, between 1970 and 9999`);
    const explain = {
      at: moment.value.start,
      timeZone,
      duration: duration ?? null,
      serveCache: serveCacheOf(cache),
      routing: routingOf(given),
      room: given.room ?? null,
    };
    return { eventType: eventTypeOf(given, context), explain };
  });
