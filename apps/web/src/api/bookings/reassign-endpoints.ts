import { endpoint, refusal } from "@calcache/http-edge";
import {
  askForTime,
  type Bookings,
  findLeavingHost,
  type HandOverFailure,
  handOverBooking,
  opensBookingOf,
} from "@calcache/scheduling";
import { z } from "zod";
import { success, successOf } from "../edge/answers/success.ts";
import { holderOf } from "../edge/callers/api-key.ts";
import { bookingsBy } from "../edge/callers/written-by-key.ts";
import { idDigits, text, uid } from "../edge/fields/fields.ts";
import { bookingOutput, toBookingOutput } from "./booking-output.ts";
import { bookingRefusals, refusalOf } from "./booking-refusals.ts";

type Services = { bookings: Bookings };
type Holder = { id: string; user: { id: number; email: string } };

/** The same for what isn't there and for what is with others: whoever booked it knows the uid, too. */
const noSuchBookingHere = refusal(404, "NOT_FOUND", "There is no such booking that this key opens");
const notReassignable = refusal(
  400,
  "NOT_REASSIGNABLE",
  "This booking can be taken over by nobody: name another host of its event type, or of a round robin none",
);
const notConfirmed = refusal(400, "NOT_CONFIRMED", "This booking is still to be confirmed or declined");
const hostBusy = refusal(409, "HOST_UNAVAILABLE", "Whoever should take this booking over isn't free then");

const reason = z.object({ reason: text(500).optional() }).prefault({});
const caller = holderOf("bookings", "read_write");
const refusals = [noSuchBookingHere, notReassignable, notConfirmed, hostBusy, ...bookingRefusals] as const;

/** As in cal.com's API; a booking that is reassigned has another uid here. */
const reassigned = successOf(
  z.object({
    bookingUid: z.string(),
    reassignedTo: z.object({ id: z.int(), name: z.string(), email: z.string(), displayEmail: z.string() }),
    reason: z.string().optional(),
  }),
);

export const reassignEndpoint = endpoint("POST", "/api/v2/bookings/{uid}/reassign", {
  summary: "Hands a round robin's booking over to the host whose turn it is, for a key that opens it",
  params: z.object({ uid }),
  caller,
  body: reason,
  answers: { 200: reassigned },
  refusals,
  handle: ({ who, params, body }, { bookings }: Services) =>
    reassign(bookings, who, { uid: params.uid, to: null, reason: body.reason }),
});

export const reassignToEndpoint = endpoint("POST", "/api/v2/bookings/{uid}/reassign/{userId}", {
  summary: "Hands a booking over to another host of its event type, for a key that opens it",
  params: z.object({ uid, userId: idDigits }),
  caller,
  body: reason,
  answers: { 200: reassigned },
  refusals,
  handle: ({ who, params, body }, { bookings }: Services) =>
    reassign(bookings, who, { uid: params.uid, to: params.userId, reason: body.reason }),
});

export const requestRescheduleEndpoint = endpoint("POST", "/api/v2/bookings/{uid}/request-reschedule", {
  summary: "Cancels a booking and asks whoever booked it to choose another time, for a key that opens it",
  params: z.object({ uid }),
  caller,
  body: reason,
  answers: { 200: successOf(bookingOutput) },
  refusals: [noSuchBookingHere, ...bookingRefusals],
  async handle({ who, params, body }, { bookings }: Services) {
    if (!(await opensBookingOf(bookings.engine.db, who.id, params.uid))) return noSuchBookingHere;
    const wish = { uid: params.uid, reason: body.reason ?? null, by: who.user.email };
    const asked = await askForTime(bookingsBy(bookings, who), wish);
    return asked.ok ? success(200, toBookingOutput(asked.value)) : refusalOf(asked.error);
  },
});

async function reassign(
  bookings: Bookings,
  who: Holder,
  { uid, to, reason }: { uid: string; to: number | null; reason: string | undefined },
) {
  const { db } = bookings.engine;
  if (!(await opensBookingOf(db, who.id, uid))) return noSuchBookingHere;
  const from = await findLeavingHost(db, uid, who.user.id);
  if (from === null) return notReassignable;
  const wish = { uid, from, to, reason: reason ?? null, by: who.user.email };
  const handed = await handOverBooking(bookingsBy(bookings, who), wish);
  if (!handed.ok) return refusalOfHandOver(handed.error);
  const { id, name, email } = handed.value.taker;
  return success(200, {
    bookingUid: handed.value.uid,
    reassignedTo: { id, name, email, displayEmail: email },
    ...(reason !== undefined && { reason }),
  });
}

function refusalOfHandOver(why: HandOverFailure) {
  switch (why.kind) {
    case "not-a-host":
    case "no-choice":
      return notReassignable;
    case "not-confirmed":
      return notConfirmed;
    case "busy":
      return hostBusy;
    default:
      return refusalOf(why);
  }
}
