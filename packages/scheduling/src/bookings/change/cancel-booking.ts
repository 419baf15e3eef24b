import { err, ok, type Result } from "@calcache/prisma";
import type { Bookings } from "../booking/bookings.ts";
import type { CancelRequest } from "../booking/requests/booking-request.ts";
import type { BookingDetails } from "../booking/stored/booking-details.ts";
import type { BookingFailure } from "../booking/stored/booking-failure.ts";
import { findActiveBooking } from "../booking/stored/find-active-booking.ts";
import { findBooking } from "../booking/stored/find-booking.ts";
import { findSeries } from "../booking/stored/find-series.ts";
import { cancelSeries } from "./cancel-series.ts";
import { giveSeatBack } from "./give-seat-back.ts";
import { giveTimeBack } from "./give-time-back.ts";

/**
 * Cancels a booking: its time is free at once, its events go and its mail is sent. By a series' uid all that is left of it is cancelled,
 * and an occurrence of it alone or with those after it.
 * @returns the booking, or the first of the series
 */
export async function cancelBooking(
  { engine }: Pick<Bookings, "engine">,
  { uid, reason, by, andLater = false, isHosts = false }: CancelRequest,
): Promise<Result<BookingDetails, BookingFailure>> {
  const found = await findActiveBooking(engine, uid);
  if (!found.ok && found.error.kind === "booking-not-found")
    return cancelWhole({ engine }, { uid, reason, by, andLater, isHosts });
  if (!found.ok) return found;
  const { seriesUid, start, after } = found.value;
  if (!after.mayCancel && !isHosts) return err({ kind: "cancelling-disabled" });
  if (andLater && seriesUid !== null) {
    const cancelled = await cancelSeries({ engine }, { uid: seriesUid, reason, by }, start);
    if (!cancelled.ok) return cancelled;
    const booking = await findBooking(engine.db, uid);
    return booking ? ok(booking) : err({ kind: "booking-not-found" });
  }
  if (found.value.seating?.kind === "seat") return giveSeatBack({ engine }, found.value, { uid, reason, by });
  return giveTimeBack({ engine }, found.value, { cancellationReason: reason, cancelledBy: by });
}

async function cancelWhole(
  { engine }: Pick<Bookings, "engine">,
  { uid, reason, by, andLater, isHosts }: CancelRequest,
): Promise<Result<BookingDetails, BookingFailure>> {
  const [known] = await findSeries(engine.db, uid);
  if (known === undefined) return err({ kind: "booking-not-found" });
  if (!known.after.mayCancel && !isHosts) return err({ kind: "cancelling-disabled" });
  const message = "must be left out where the uid is of a whole series: name one of its bookings instead";
  if (andLater) return err({ kind: "invalid", path: "cancelSubsequentBookings", message });
  const cancelled = await cancelSeries({ engine }, { uid, reason, by }, engine.now());
  if (!cancelled.ok) return cancelled;
  const first = await findBooking(engine.db, known.uid);
  return first ? ok(first) : err({ kind: "booking-not-found" });
}
