import { endpoint, refusal } from "@calcache/http-edge";
import { type Bookings, confirmBooking, declineBooking, opensBookingOf } from "@calcache/scheduling";
import { z } from "zod";
import { success, successOf } from "../edge/answers/success.ts";
import { holderOf } from "../edge/callers/api-key.ts";
import { bookingsBy } from "../edge/callers/written-by-key.ts";
import { text, uid } from "../edge/fields/fields.ts";
import { bookingOutput, toBookingOutput } from "./booking-output.ts";
import { bookingRefusals, refusalOf } from "./booking-refusals.ts";

type Services = { bookings: Bookings };

/** The same for what isn't there and for what is with others: whoever booked it knows the uid, too. */
const noSuchRequest = refusal(404, "NOT_FOUND", "There is no such booking that this key opens");

const common = {
  params: z.object({ uid }),
  caller: holderOf("bookings", "read_write"),
  answers: { 200: successOf(bookingOutput) },
  refusals: [noSuchRequest, ...bookingRefusals],
} as const;

export const confirmEndpoint = endpoint("POST", "/api/v2/bookings/{uid}/confirm", {
  ...common,
  summary: "Confirms a request, for a key that opens it",
  async handle({ who, params }, { bookings }: Services) {
    if (!(await opensBookingOf(bookings.engine.db, who.id, params.uid))) return noSuchRequest;
    const confirmed = await confirmBooking(bookingsBy(bookings, who), params.uid);
    return confirmed.ok ? success(200, toBookingOutput(confirmed.value)) : refusalOf(confirmed.error);
  },
});

export const declineEndpoint = endpoint("POST", "/api/v2/bookings/{uid}/decline", {
  ...common,
  summary: "Declines a request, for a key that opens it",
  body: z.object({ reason: text(500).optional() }).prefault({}),
  async handle({ who, params, body }, { bookings }: Services) {
    if (!(await opensBookingOf(bookings.engine.db, who.id, params.uid))) return noSuchRequest;
    const declined = await declineBooking(bookingsBy(bookings, who), {
      ...params,
      reason: body.reason ?? null,
    });
    return declined.ok ? success(200, toBookingOutput(declined.value)) : refusalOf(declined.error);
  },
});
