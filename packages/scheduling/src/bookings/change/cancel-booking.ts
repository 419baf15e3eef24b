import type { Engine } from "@calcache/calendar-cache";
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
import { wasCancelledBefore } from "./keyed-cancellation.ts";

/**
 * Cancels a booking: its time is free at once, its events go and its mail is sent. By a series' uid all that is left of it is cancelled,
 * and an occurrence of it alone or with those after it.
 * @returns the booking, or the first of the series
 */
export async function cancelBooking(
  { engine }: Pick<Bookings, "engine">,
  request: CancelRequest,
): Promise<Result<BookingDetails, BookingFailure>> {
  const { uid, idempotencyKey } = request;
  if (await wasCancelledBefore(engine.db, idempotencyKey)) return cancelled(engine, uid);
  const ended = await cancelAnew({ engine }, request);
  // The same request may have been committed only while this one waited for its lock.
  if (!ended.ok && (await wasCancelledBefore(engine.db, idempotencyKey))) return cancelled(engine, uid);
  return ended;
}

async function cancelAnew(
  { engine }: Pick<Bookings, "engine">,
  request: CancelRequest,
): Promise<Result<BookingDetails, BookingFailure>> {
  const { uid, andLater = false, isHosts = false } = request;
  const found = await findActiveBooking(engine, uid);
  if (!found.ok && found.error.kind === "booking-not-found") return cancelWhole({ engine }, request);
  if (!found.ok) return found;
  const { seriesUid, start, after } = found.value;
  if (!after.mayCancel && !isHosts) return err({ kind: "cancelling-disabled" });
  if (andLater && seriesUid !== null) {
    const ended = await cancelSeries({ engine }, { ...request, uid: seriesUid }, start);
    return ended.ok ? cancelled(engine, uid) : ended;
  }
  if (found.value.seating?.kind === "seat") return giveSeatBack({ engine }, found.value, request);
  return giveTimeBack({ engine }, found.value, request);
}

async function cancelWhole(
  { engine }: Pick<Bookings, "engine">,
  request: CancelRequest,
): Promise<Result<BookingDetails, BookingFailure>> {
  const { uid, andLater = false, isHosts = false } = request;
  const [known] = await findSeries(engine.db, uid);
  if (known === undefined) return err({ kind: "booking-not-found" });
  if (!known.after.mayCancel && !isHosts) return err({ kind: "cancelling-disabled" });
  const message = "must be left out where the uid is of a whole series: name one of its bookings instead";
  if (andLater) return err({ kind: "invalid", path: "cancelSubsequentBookings", message });
  const ended = await cancelSeries({ engine }, request, engine.now());
  return ended.ok ? cancelled(engine, uid) : ended;
}

/** A booking, or the first of a series by its uid. */
async function cancelled(
  { db }: Pick<Engine, "db">,
  uid: string,
): Promise<Result<BookingDetails, BookingFailure>> {
  const booking = (await findBooking(db, uid)) ?? (await findSeries(db, uid))[0];
  return booking ? ok(booking) : err({ kind: "booking-not-found" });
}
