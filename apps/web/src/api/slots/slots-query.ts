import { parseAskedRange } from "@calcache/availability";
import type { EventTypeQuery, Routing, SlotsQuery } from "@calcache/scheduling";
import { z } from "zod";
import { eventTypeOf } from "../edge/fields/event-type-names.ts";
import { digits, email, idDigits, lastDay, timeZone, uid, withPlus } from "../edge/fields/fields.ts";
import { wrong } from "../edge/fields/wrong.ts";
import { listOf } from "./list-of.ts";

const minutesPerDay = 1440;
const longestRangeInDays = 366;

/** What a request for slots asks, once it is understood. */
export type SlotsRequest = {
  eventType: EventTypeQuery;
  slots: SlotsQuery;
  format: "time" | "range";
  /** Of what is the asker's own and so doesn't close time to them, by uid. */
  own: { reservationUid: string | null; bookingUid: string | null };
};

const required = z.string("is missing: a date as 2026-12-01, or a time as 2026-12-01T09:00:00Z");

/** What every question about an event type's slots has; parameters it doesn't know are dropped. */
export const commonParameters = z.object({
  eventTypeId: idDigits.optional(),
  eventTypeSlug: z.string().optional(),
  teamSlug: z.string().optional(),
  username: z.string().optional(),
  orgSlug: z.string().optional(),
  organizationSlug: z.string().optional(),
  timeZone: timeZone.default("UTC"),
  duration: digits(minutesPerDay).optional(),
  "cal.cache": z.enum(["true", "false"], "must be true or false").optional(),
});

/** To whom of a round robin's hosts the asker is led, as cal.com's routing forms say it. */
export const routingParameters = z.object({
  routedTeamMemberIds: listOf(idDigits, 100).optional(),
  teamMemberEmail: email.optional(),
  skipContactOwner: z.enum(["true", "false"], "must be true or false").optional(),
});

/** Of an event type that lets whoever books choose its room, by its user id. */
export const roomParameter = { room: idDigits.optional() };

export const routingOf = (given: z.output<typeof routingParameters>): Routing => ({
  memberIds: given.routedTeamMemberIds ?? [],
  ownerEmail: given.skipContactOwner === "true" ? null : (given.teamMemberEmail ?? null),
});

/** The query of a request for slots. */
export const slotsQuery = z
  .object({
    start: required,
    end: required,
    format: z.enum(["time", "range"], "must be time or range").default("time"),
    bookingUidToReschedule: uid.optional(),
    reservationUid: uid.optional(),
    ...commonParameters.shape,
    ...routingParameters.shape,
    ...roomParameter,
  })
  .transform((given, context): SlotsRequest => {
    const { start, end, timeZone, duration, format, "cal.cache": cache } = given;
    const range = parseAskedRange(withPlus(start), withPlus(end), timeZone);
    if (!range.ok) {
      const { kind, message } = range.error;
      return wrong(context, kind === "bad_start" ? "start" : "end", message);
    }
    if (range.value.end * 60_000 > lastDay) return wrong(context, "end", "is after 9999-12-30");
    const days = Math.floor((range.value.end - range.value.start) / minutesPerDay);
    if (days > longestRangeInDays) {
      return wrong(
        context,
        "end",
        `is ${days} days after start: ask for at most ${longestRangeInDays} at once`,
      );
    }
    const own = {
      reservationUid: given.reservationUid ?? null,
      bookingUid: given.bookingUidToReschedule ?? null,
    };
    const slots = {
      range: range.value,
      timeZone,
      duration: duration ?? null,
      serveCache: serveCacheOf(cache),
      routing: routingOf(given),
      room: given.room ?? null,
    };
    return { eventType: eventTypeOf(given, context), slots, format, own };
  });

/** Whether the cache may serve, as `cal.cache` says; null where the team decides. */
export const serveCacheOf = (cache: "true" | "false" | undefined) =>
  cache === undefined ? null : cache === "true";
