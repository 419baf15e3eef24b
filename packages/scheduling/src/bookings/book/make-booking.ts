import { wakeSoon } from "@calcache/calendar-cache";
import { err, ok, type Result } from "@calcache/prisma";
import { type BookingUnderWay, bookingUnderWay } from "../../assignment/bookings-under-way.ts";
import { needsConfirmation } from "../../event-types/columns/confirmation.ts";
import type { EventTypeWithHosts } from "../../event-types/columns/event-type.ts";
import type { ExcludedTimes } from "../../host-time/times/excluded-times.ts";
import { instant } from "../../host-time/times/times.ts";
import type { Bookings } from "../booking/bookings.ts";
import type { BookingDetails } from "../booking/stored/booking-details.ts";
import type { BookingFailure } from "../booking/stored/booking-failure.ts";
import { findBooking } from "../booking/stored/find-booking.ts";
import { inTransaction } from "../claim/in-transaction.ts";
import { nearestSlots } from "../hosts/alternatives.ts";
import { chooseHostsLive } from "../hosts/choose-hosts.ts";
import { queueEmail } from "../mail/booking-emails.ts";
import type { WantedBooking } from "./new-booking.ts";
import { writeBooking } from "./write-booking.ts";

/**
 * Makes a booking: chooses hosts who are free, asks their calendars, and takes their time in one transaction with the
 * booking, its events and its mail. When somebody else is faster, other hosts are tried while there are any.
 */
export async function makeBooking(
  bookings: Bookings,
  wanted: WantedBooking,
  own: ExcludedTimes,
): Promise<Result<BookingDetails, BookingFailure>> {
  const underWay = bookingUnderWay(bookings.engine.db, wanted.eventType.id);
  try {
    return await makeUnderWay(bookings, wanted, own, underWay);
  } finally {
    underWay.end();
  }
}

async function makeUnderWay(
  bookings: Bookings,
  wanted: WantedBooking,
  own: ExcludedTimes,
  underWay: BookingUnderWay,
): Promise<Result<BookingDetails, BookingFailure>> {
  const { engine } = bookings;
  const { preferred, ...booking } = wanted;
  const { eventType, slot, moved, leaves } = booking;
  const former = moved ?? leaves;
  const asked = { start: instant(slot.start).getTime(), email: wanted.attendee.email };
  const isRequest = needsConfirmation(eventType.confirmation, asked, engine.now());
  // A round that fails has lost some host, or room, to somebody else.
  for (let round = 0; round <= eventType.hosts.length + eventType.bookableRooms.length; round++) {
    const chosen = await chooseHostsLive(bookings, eventType, slot, own, preferred, underWay);
    if (chosen === null) break;
    const uid = bookings.newUid();
    const seatUid = eventType.seats && !moved?.isShared ? (leaves?.uid ?? bookings.newUid()) : null;
    const outcome = await inTransaction(engine.db, (tx) =>
      writeBooking(tx, { ...booking, uid, seatUid, chosen, isRequest }, own, engine.now()),
    );
    if (outcome.kind === "taken") continue;
    if (outcome.kind === "link over") return err({ kind: "link-over" });
    if (outcome.kind === "booker limit")
      return err(await bookerLimit(bookings, eventType, outcome.bookingIds));
    if (outcome.kind === "done") wakeSoon(engine, outcome.value);
    if (outcome.kind === "not active" && former) {
      const gone = await findBooking(engine.db, former.uid);
      return err({ kind: "already-cancelled", rescheduledToUid: gone?.rescheduledToUid ?? null });
    }
    const made = await findBooking(engine.db, seatUid ?? uid);
    return made ? ok(made) : err({ kind: "booking-not-found" });
  }
  return err({
    kind: "slot-unavailable",
    alternatives: await nearestSlots(engine, eventType, slot, own),
  });
}

/** The link that moves a booking is told to nobody but whom it was booked for, by mail: an address is typed by anybody. */
export async function bookerLimit(
  { engine }: Bookings,
  { bookerLimit, after }: EventTypeWithHosts,
  [next]: readonly number[],
): Promise<BookingFailure> {
  const most = bookerLimit?.most ?? 0;
  // Whoever wants more at once than they may can have none yet.
  const isOffered = bookerLimit?.offersReschedule === true && after.mayMove && next !== undefined;
  if (isOffered) await queueEmail(engine.db, next, "reschedule_offer", engine.now());
  return { kind: "booker-limit", most, offersReschedule: isOffered };
}
