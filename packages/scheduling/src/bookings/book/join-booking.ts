import { wakeSoon } from "@calcache/calendar-cache";
import { err, ok, type Result } from "@calcache/prisma";
import type { ExcludedTimes } from "../../host-time/times/excluded-times.ts";
import type { Bookings } from "../booking/bookings.ts";
import { bookingEvents } from "../booking/events/booking-events.ts";
import type { BookingDetails } from "../booking/stored/booking-details.ts";
import type { BookingFailure } from "../booking/stored/booking-failure.ts";
import { findBooking } from "../booking/stored/find-booking.ts";
import { findSeatTakenBefore } from "../booking/stored/find-made-before.ts";
import { claimAsBooker, lockLimits } from "../claim/claim-limits.ts";
import { claimLink } from "../claim/claim-link.ts";
import { SlotTaken } from "../claim/claim-time.ts";
import { inTransaction } from "../claim/in-transaction.ts";
import { findJoinable, mayBeJoined } from "../claim/joinable.ts";
import { isOnBookableDay } from "../hosts/bookable-day.ts";
import { queueEmail } from "../mail/booking-emails.ts";
import { broughtAlong, leaveSeat } from "./leave-seat.ts";
import { bookerLimit } from "./make-booking.ts";
import type { WantedBooking } from "./new-booking.ts";
import { writeSeat } from "./write-seat.ts";
import { writeSeatedEvents } from "./write-seated-events.ts";

/**
 * Gives somebody a seat in a booking that others have already: its hosts' time is taken as it is. A seat that is moved is left for it. Null
 * where there is none with a seat left.
 */
export async function joinBooking(
  bookings: Bookings,
  wanted: WantedBooking,
  own: ExcludedTimes,
): Promise<Result<BookingDetails, BookingFailure> | null> {
  const { engine } = bookings;
  const { eventType, slot } = wanted;
  const now = engine.now();
  if (!mayBeJoined(eventType, slot, now)) return null;
  if ((await findJoinable(engine.db, eventType, slot, own, now)) === null) return null;
  if (!(await isOnBookableDay(engine, eventType, slot, own))) return null;
  const { leaves } = wanted;
  let uid = leaves?.uid ?? bookings.newUid();
  const outcome = await inTransaction(engine.db, async (tx) => {
    await lockLimits(tx, eventType);
    const events = bookingEvents(tx, now);
    const taken = await findSeatTakenBefore(tx, sameRequest(wanted));
    if (taken !== null) {
      uid = taken;
      return events.toWake;
    }
    const left = leaves && (await leaveSeat(tx, events, leaves, now));
    const booking = await findJoinable(tx, eventType, slot, own, now);
    if (booking === null) throw new SlotTaken();
    await claimAsBooker(tx, eventType, wanted.attendee.email, now, own);
    await claimLink(tx, { link: wanted.privateLink, eventTypeId: eventType.id }, now);
    if (own.reservationUid !== null)
      await tx.selectedSlots.deleteMany({ where: { uid: own.reservationUid } });
    await writeSeat(tx, { id: booking.id, uid, moved: left && broughtAlong(left, booking) }, wanted);
    await writeSeatedEvents(tx, events, booking.uid);
    await queueEmail(tx, booking.id, leaves ? "rescheduled" : "confirmed", now, {
      seatUid: uid,
      ...(leaves && { movedFrom: leaves.from }),
    });
    return events.toWake;
  });
  if (outcome.kind === "booker limit") return err(await bookerLimit(bookings, eventType, outcome.bookingIds));
  if (outcome.kind === "link over") return err({ kind: "link-over" });
  if (outcome.kind !== "done") return null;
  wakeSoon(engine, outcome.value);
  const joined = await findBooking(engine.db, uid);
  return joined ? ok(joined) : err({ kind: "booking-not-found" });
}

/** By what a seat is known that was taken by the same request before. */
export const sameRequest = ({ eventType, slot, idempotencyKey }: WantedBooking) => ({
  eventTypeId: eventType.id,
  start: slot.start,
  idempotencyKey,
});
