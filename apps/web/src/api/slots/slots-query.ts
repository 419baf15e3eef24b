import { parseAskedRange, type Result } from "@calcache/availability";
import type { EventTypeQuery, SlotsQuery } from "@calcache/scheduling";
import { isTimeZone } from "@calcache/time-zones/data";
import { z } from "zod";

const minutesPerDay = 1440;
const longestRangeInDays = 366;
const largestId = 2 ** 31 - 1;

/** What a request for slots asks, once it is understood. */
export type SlotsRequest = {
  eventType: EventTypeQuery;
  slots: SlotsQuery;
  format: "time" | "range";
  /** Of what is the asker's own and so doesn't close time to them, by uid. */
  own: { reservationUid: string | null; bookingUid: string | null };
};

const wholeNumber = (name: string, most: number) => {
  const message = `${name} must be a whole number from 1 to ${most}`;
  return z
    .string()
    .regex(/^\d{1,10}$/, message)
    .transform(Number)
    .refine((value) => value >= 1 && value <= most, message);
};

const uid = (name: string) => z.string().regex(/^[\w-]{1,64}$/, `${name} must be a uid`);

const required = (name: string) =>
  z.string(`${name} is missing: a date as 2026-12-01, or a time as 2026-12-01T09:00:00Z`);

/** What every question about an event type's slots has; parameters it doesn't know are dropped. */
export const commonParameters = z.object({
  eventTypeId: wholeNumber("eventTypeId", largestId).optional(),
  eventTypeSlug: z.string().optional(),
  teamSlug: z.string().optional(),
  username: z.string().optional(),
  timeZone: z
    .string()
    .refine(isTimeZone, "timeZone must be an IANA time zone, as Europe/London")
    .default("UTC"),
  duration: wholeNumber("duration", minutesPerDay).optional(),
  "cal.cache": z.enum(["true", "false"], "cal.cache must be true or false").optional(),
});

const parameters = z.object({
  start: required("start"),
  end: required("end"),
  format: z.enum(["time", "range"], "format must be time or range").default("time"),
  bookingUidToReschedule: uid("bookingUidToReschedule").optional(),
  reservationUid: uid("reservationUid").optional(),
  ...commonParameters.shape,
});

/**
 * Reads the query of a request for slots.
 * @returns the request, or what is wrong with it and how to put it right, for whoever sent it
 */
export function parseSlotsQuery(search: URLSearchParams): Result<SlotsRequest, string> {
  const parsed = parseParameters(parameters, search);
  if (!parsed.ok) return parsed;
  const { start, end, timeZone, duration, format, "cal.cache": cache } = parsed.value;

  const eventType = eventTypeQuery(parsed.value);
  if (!eventType.ok) return eventType;
  const range = parseAskedRange(withPlus(start), withPlus(end), timeZone);
  if (!range.ok) return wrong(range.error.message);
  const days = Math.floor((range.value.end - range.value.start) / minutesPerDay);
  if (days > longestRangeInDays) {
    return wrong(`start and end are ${days} days apart: ask for at most ${longestRangeInDays} at once`);
  }
  const slots = { range: range.value, timeZone, duration: duration ?? null, serveCache: serveCacheOf(cache) };
  const own = {
    reservationUid: parsed.value.reservationUid ?? null,
    bookingUid: parsed.value.bookingUidToReschedule ?? null,
  };
  return { ok: true, value: { eventType: eventType.value, slots, format, own } };
}

/** Reads parameters that aren't empty, or says what is wrong with each. */
export function parseParameters<Shape extends z.ZodType>(
  shape: Shape,
  search: URLSearchParams,
): Result<z.output<Shape>, string> {
  const parsed = shape.safeParse(Object.fromEntries([...search].filter(([, value]) => value !== "")));
  return parsed.success
    ? { ok: true, value: parsed.data }
    : wrong(parsed.error.issues.map(({ message }) => message).join("; "));
}

/** Whether the cache may serve, as `cal.cache` says; null where the team decides. */
export const serveCacheOf = (cache: "true" | "false" | undefined) =>
  cache === undefined ? null : cache === "true";

/** Which event type the parameters name. */
export function eventTypeQuery(given: z.output<typeof commonParameters>): Result<EventTypeQuery, string> {
  const { eventTypeId, eventTypeSlug, teamSlug, username } = given;
  if (eventTypeId !== undefined) return { ok: true, value: { eventTypeId } };
  if (eventTypeSlug === undefined) {
    return wrong("eventTypeSlug is missing: give it with teamSlug or username, or give eventTypeId instead");
  }
  if (teamSlug !== undefined) return { ok: true, value: { teamSlug, eventTypeSlug } };
  if (username !== undefined) return { ok: true, value: { username, eventTypeSlug } };
  return wrong("teamSlug or username is missing: an eventTypeSlug is known within its team or user only");
}

/** A plus sign that wasn't escaped in the URL arrives as a space. */
export const withPlus = (moment: string) => moment.replace(" ", "+");

/** A refusal with its reason. */
export const wrong = (message: string) => ({ ok: false, error: message }) as const;
