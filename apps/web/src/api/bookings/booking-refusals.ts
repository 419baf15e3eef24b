import type { MinuteRange } from "@calcache/availability";
import { badRequest, refusal } from "@calcache/http-edge";
import type { BookingFailure } from "@calcache/scheduling";
import { z } from "zod";
import { inIso } from "../edge/answers/in-iso.ts";
import { noSuchEventType } from "../edge/answers/no-such-event-type.ts";

export const noSuchBooking = refusal(404, "NOT_FOUND", "There is no such booking: check the uid");

const range = z.object({ start: z.string(), end: z.string() });

const slotUnavailable = refusal(
  409,
  "SLOT_UNAVAILABLE",
  "This time isn't free any more; please choose another one",
  z.object({ alternatives: z.array(range) }),
);

const occurrencesUnavailable = refusal(
  409,
  "OCCURRENCES_UNAVAILABLE",
  "Some of these times aren't free, so none was booked; please choose fewer, or another time",
  z.object({ occurrences: z.array(range), alternatives: z.array(range) }),
);

const bookerLimit = refusal(
  409,
  "BOOKER_LIMIT_REACHED",
  "You have as many bookings of this kind as you may have at a time",
  z.object({
    maximumActiveBookings: z.int(),
    /** whether mail with the link that moves the next of them was sent to the attendee's address */
    offerReschedule: z.boolean(),
  }),
);

const alreadyCancelled = refusal(400, "ALREADY_CANCELLED", "This booking has been cancelled already");

const alreadyRescheduled = refusal(
  400,
  "ALREADY_RESCHEDULED",
  "This booking has been moved already",
  z.object({ rescheduledToUid: z.string() }),
);

const alreadyOver = refusal(
  400,
  "ALREADY_OVER",
  "This booking is over: it can't be moved or cancelled any more",
);

const hasSeats = refusal(
  400,
  "HAS_SEATS",
  "Several have this booking together: each seat is moved or cancelled by its own uid, and all of it with a key that opens it",
);

const linkOver = refusal(
  410,
  "PRIVATE_LINK_OVER",
  "This private link has been used up or has expired: ask whoever sent it for another one",
);

const cancellingDisabled = refusal(
  400,
  "CANCELLING_DISABLED",
  "Bookings of this event type can be cancelled by their hosts only: ask the host to",
);

const reschedulingDisabled = refusal(
  400,
  "RESCHEDULING_DISABLED",
  "Bookings of this event type can't be moved: ask the host for another time",
);

const notPending = refusal(
  400,
  "NOT_PENDING",
  "This booking waits for no answer: only a request can be confirmed or declined, once",
  z.object({ bookingStatus: z.string() }),
);

const tooOften = refusal(429, "TOO_MANY_REQUESTS", "That was too often; please try again later");

/** The refusals of whatever books, holds, moves or cancels. */
export const bookingRefusals = [
  noSuchEventType,
  noSuchBooking,
  slotUnavailable,
  occurrencesUnavailable,
  bookerLimit,
  alreadyCancelled,
  alreadyRescheduled,
  alreadyOver,
  hasSeats,
  linkOver,
  cancellingDisabled,
  reschedulingDisabled,
  notPending,
  tooOften,
] as const;

/** Why nothing was booked, held, moved or cancelled, as a refusal. */
export function refusalOf(why: BookingFailure) {
  switch (why.kind) {
    case "event-type-not-found":
      return noSuchEventType;
    case "booking-not-found":
      return noSuchBooking;
    case "invalid":
      return badRequest([{ path: why.path, message: why.message }]);
    case "answers":
      return badRequest(
        why.problems.map(({ name, message }) => ({ path: `bookingFieldsResponses.${name}`, message })),
      );
    case "place":
      return badRequest([{ path: "location", message: why.message }]);
    case "slot-unavailable":
      return { ...slotUnavailable, more: { alternatives: why.alternatives.map(rangeInIso) } };
    case "series-unavailable": {
      const more = {
        occurrences: why.taken.map(rangeInIso),
        alternatives: why.alternatives.map(rangeInIso),
      };
      return { ...occurrencesUnavailable, more };
    }
    case "booker-limit":
      return {
        ...bookerLimit,
        more: { maximumActiveBookings: why.most, offerReschedule: why.offersReschedule },
      };
    case "already-cancelled":
      return why.rescheduledToUid === null
        ? alreadyCancelled
        : { ...alreadyRescheduled, more: { rescheduledToUid: why.rescheduledToUid } };
    case "not-pending":
      return { ...notPending, more: { bookingStatus: why.status } };
    case "seats":
      return hasSeats;
    case "link-over":
      return linkOver;
    case "cancelling-disabled":
      return cancellingDisabled;
    case "moving-disabled":
      return reschedulingDisabled;
    case "already-over":
      return alreadyOver;
    case "too-often":
      return { ...tooOften, headers: { "retry-after": String(why.retryAfterSeconds) } };
  }
}

const rangeInIso = ({ start, end }: MinuteRange) => inIso({ start: start * 60_000, end: end * 60_000 });
