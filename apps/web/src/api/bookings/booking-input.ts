import type { BookingRequest, Routing } from "@calcache/scheduling";
import { z } from "zod";
import { eventTypeOf } from "../edge/fields/event-type-names.ts";
import { email, id, language, line, minutes, moment, text, timeZone, uid } from "../edge/fields/fields.ts";
import { otherGuests } from "../edge/fields/other-guests.ts";
import { fewKeys, responses } from "../edge/fields/responses.ts";
import { locationInput, placeOf } from "./location-input.ts";

/** Honeypot: hidden from people, so a value means a bot. */
export const honeypotField = "website";

const attendee = z.object({
  name: line(200),
  email,
  timeZone,
  language: language.default("en"),
});

const metadata = z
  .record(z.string().max(40, "must have a key of at most 40 characters"), text(500))
  .refine(fewKeys, "must have at most 50 keys");

/** To whom of a round robin's hosts whoever books is led. */
const routing = z.object({
  teamMemberIds: z.array(id).max(100, "must be at most 100").default([]),
  teamMemberEmail: email.optional(),
  skipContactOwner: z.boolean().default(false),
});

/** The body of a request for a booking, as in cal.com's API v2 (2024-08-13). */
export const bookingInput = z
  .object({
    start: moment,
    lengthInMinutes: minutes(1440).optional(),
    recurrenceCount: z.int("must be a whole number").min(1, "must be at least 1").optional(),
    eventTypeId: id.optional(),
    eventTypeSlug: line(200).optional(),
    teamSlug: line(200).optional(),
    username: line(200).optional(),
    orgSlug: line(200).optional(),
    organizationSlug: line(200).optional(),
    attendee,
    guests: z.array(email).max(10, "must be at most 10").default([]),
    bookingFieldsResponses: responses.default({}),
    location: locationInput.optional(),
    metadata: metadata.default({}),
    reservationUid: uid.optional(),
    hashedLink: line(100).optional(),
    routing: routing.optional(),
    room: id.optional(),
    [honeypotField]: z.literal("", "must be left empty").optional(),
  })
  .transform((input, context): Omit<BookingRequest, "idempotencyKey" | "visitorIp"> => {
    const { start, guests } = input;
    return {
      eventType: eventTypeOf(input, context),
      start,
      lengthInMinutes: input.lengthInMinutes ?? null,
      recurrenceCount: input.recurrenceCount ?? null,
      attendee: input.attendee,
      guests: otherGuests(guests, input.attendee.email),
      privateLink: input.hashedLink ?? null,
      ...(input.routing && { routing: routingIn(input.routing) }),
      room: input.room ?? null,
      responses: input.bookingFieldsResponses,
      place: input.location === undefined ? null : placeOf(input.location),
      metadata: input.metadata,
      reservationUid: input.reservationUid ?? null,
    };
  });

const routingIn = (given: z.output<typeof routing>): Routing => ({
  memberIds: given.teamMemberIds,
  ownerEmail: given.skipContactOwner ? null : (given.teamMemberEmail ?? null),
});

/** The body of a request to cancel, which needs none. */
export const cancelInput = z
  .object({
    cancellationReason: text(500).optional(),
    cancelledBy: email.optional(),
    /** Of an occurrence of a series: whether those after it are cancelled with it. */
    cancelSubsequentBookings: z.boolean().optional(),
  })
  .prefault({});

/** The body of a request to move a booking. */
export const rescheduleInput = z.object({
  start: moment,
  /** The attendee's from now on. */
  timeZone: timeZone.optional(),
  reschedulingReason: text(500).optional(),
  rescheduledBy: email.optional(),
  /** Of a booking that several have: the seat that is moved, where the path names the booking. */
  seatUid: uid.optional(),
  reservationUid: uid.optional(),
});
