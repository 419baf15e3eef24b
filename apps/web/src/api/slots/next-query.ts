import { type Minute, parseAskedRange } from "@calcache/availability";
import type { ShownQuery, SlotsQuery } from "@calcache/scheduling";
import { z } from "zod";
import { digits, idDigits, lastDay, timeZone, withPlus } from "../edge/fields/fields.ts";
import { wrong } from "../edge/fields/wrong.ts";
import { listOf } from "./list-of.ts";
import { commonParameters, serveCacheOf } from "./slots-query.ts";

/** What a request for the next slots asks, once it is understood; `from` is null for now. */
export type NextRequest = {
  which: ShownQuery;
  from: Minute | null;
  slots: Omit<SlotsQuery, "range">;
};

/** How many event types, or usernames, may be asked for at once. */
export const mostAtOnce = 20;

const minutesPerDay = 1440;

/** The query of a request for the next slots of several event types: by their ids, or of a team, or of users. */
export const nextQuery = z
  .object({
    eventTypeIds: listOf(idDigits, mostAtOnce).optional(),
    teamSlug: z.string().optional(),
    usernames: listOf(z.string().min(1, "must have a name between commas"), mostAtOnce).optional(),
    eventTypeSlug: z.string().optional(),
    orgSlug: commonParameters.shape.orgSlug,
    start: z.string().optional(),
    timeZone: timeZone.default("UTC"),
    duration: digits(minutesPerDay).optional(),
    "cal.cache": commonParameters.shape["cal.cache"],
  })
  .transform((given, context): NextRequest => {
    const { eventTypeIds, teamSlug, usernames, eventTypeSlug = null, orgSlug, start, timeZone } = given;
    const organization = orgSlug === undefined ? {} : { orgSlug };
    const slots = {
      timeZone,
      duration: given.duration ?? null,
      serveCache: serveCacheOf(given["cal.cache"]),
    };
    const which: ShownQuery | null = eventTypeIds
      ? { eventTypeIds }
      : teamSlug !== undefined
        ? { owners: [{ teamSlug, ...organization }], eventTypeSlug }
        : usernames
          ? { owners: usernames.map((username) => ({ username, ...organization })), eventTypeSlug }
          : null;
    if (which === null)
      return wrong(context, "eventTypeIds", "is missing: give it, or teamSlug, or usernames");
    if (start === undefined) return { which, from: null, slots };
    const moment = parseAskedRange(withPlus(start), withPlus(start), timeZone);
    if (!moment.ok) return wrong(context, "start", moment.error.message);
    if (moment.value.start * 60_000 > lastDay) return wrong(context, "start", "is after 9999-12-30");
    return { which, from: moment.value.start, slots };
  });
