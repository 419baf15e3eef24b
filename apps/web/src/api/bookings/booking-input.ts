import type { BookingRequest, EventTypeQuery } from "@calcache/scheduling";
import { z } from "zod";
import { email, id, line, minutes, moment, text, timeZone, uid } from "../edge/fields.ts";

/** A field that people don't see: whoever fills it in isn't one. */
export const honeypotField = "website";

const language = z
  .string()
  .regex(/^[a-z]{2,3}(-[a-z0-9]{2,8}){0,4}$/i, "must be a language tag, as en or pt-BR");

const attendee = z.object({
  name: line(200),
  email,
  timeZone,
  language: language.default("en"),
});

const response = z.union([text(5000), z.number(), z.boolean(), z.array(text(500)).max(50)]);
const fewKeys = (fields: object) => Object.keys(fields).length <= 50;

const metadata = z
  .record(z.string().max(40, "must have a key of at most 40 characters"), text(500))
  .refine(fewKeys, "must have at most 50 keys");

const responses = z
  .record(z.string().max(100), response)
  .refine(fewKeys, "must have at most 50 fields")
  .refine(({ notes }) => notes === undefined || typeof notes === "string", {
    path: ["notes"],
    message: "must be text",
  });

/** The body of a request for a booking, as in cal.com's API v2 (2024-08-13). */
export const bookingInput = z
  .object({
    start: moment,
    lengthInMinutes: minutes(1440).optional(),
    eventTypeId: id.optional(),
    eventTypeSlug: line(200).optional(),
    teamSlug: line(200).optional(),
    username: line(200).optional(),
    attendee,
    guests: z.array(email).max(10, "must be at most 10").default([]),
    bookingFieldsResponses: responses.default({}),
    metadata: metadata.default({}),
    reservationUid: uid.optional(),
    [honeypotField]: z.literal("", "must be left empty").optional(),
  })
  .transform((input, context): Omit<BookingRequest, "idempotencyKey" | "visitorIp"> => {
    const eventType = eventTypeOf(input);
    if (eventType === null) {
      context.addIssue({
        code: "custom",
        path: ["eventTypeId"],
        message: "is missing: give it, or eventTypeSlug with teamSlug or username",
      });
      return z.NEVER;
    }
    const { start, guests } = input;
    return {
      eventType,
      start,
      lengthInMinutes: input.lengthInMinutes ?? null,
      attendee: input.attendee,
      guests: othersOf(guests, input.attendee.email),
      responses: input.bookingFieldsResponses,
      metadata: input.metadata,
      reservationUid: input.reservationUid ?? null,
    };
  });

function eventTypeOf(input: {
  eventTypeId?: number | undefined;
  eventTypeSlug?: string | undefined;
  teamSlug?: string | undefined;
  username?: string | undefined;
}): EventTypeQuery | null {
  const { eventTypeId, eventTypeSlug, teamSlug, username } = input;
  if (eventTypeId !== undefined) return { eventTypeId };
  if (eventTypeSlug === undefined) return null;
  if (teamSlug !== undefined) return { teamSlug, eventTypeSlug };
  return username === undefined ? null : { username, eventTypeSlug };
}

/** Each guest once, and not the attendee again. */
function othersOf(guests: readonly string[], attendee: string): string[] {
  const byAddress = new Map(guests.map((address) => [address.toLowerCase(), address]));
  byAddress.delete(attendee.toLowerCase());
  return [...byAddress.values()];
}

/** The body of a request to cancel. */
export const cancelInput = z.object({
  cancellationReason: text(500).optional(),
  cancelledBy: email.optional(),
});

/** The body of a request to move a booking. */
export const rescheduleInput = z.object({
  start: moment,
  reschedulingReason: text(500).optional(),
  rescheduledBy: email.optional(),
  reservationUid: uid.optional(),
});
