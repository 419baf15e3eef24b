import type { MinuteRange } from "@calcache/availability";
import { wakeSoon } from "@calcache/calendar-cache";
import { err, ok, type Prisma, type Result } from "@calcache/prisma";
import { needsConfirmation } from "../../event-types/columns/confirmation.ts";
import type { ExcludedTimes } from "../../host-time/times/excluded-times.ts";
import { instant } from "../../host-time/times/times.ts";
import type { Bookings } from "../booking/bookings.ts";
import { bookingEvents } from "../booking/events/booking-events.ts";
import type { BookingDetails } from "../booking/stored/booking-details.ts";
import type { BookingFailure } from "../booking/stored/booking-failure.ts";
import { findBooking } from "../booking/stored/find-booking.ts";
import { claimAsBooker } from "../claim/claim-limits.ts";
import { claimLink } from "../claim/claim-link.ts";
import { inTransaction } from "../claim/in-transaction.ts";
import { nearestSlots } from "../hosts/alternatives.ts";
import { chooseSeriesHosts } from "../hosts/choose-series-hosts.ts";
import type { WantedSlot } from "../hosts/slot-fit.ts";
import { type InSeries, queueSeriesEmail } from "../mail/booking-emails.ts";
import { bookerLimit } from "./make-booking.ts";
import type { NewBooking, WantedBooking } from "./new-booking.ts";
import { lockFor, releaseOwnHold, writeLocked } from "./write-booking.ts";

/**
 * Books all occurrences of a series, with the same hosts, or none: each takes its time and its room, counts for limits and is a booking like any other.
 * Whether they are requests is settled by the first one. When somebody else is faster, other hosts are tried while there are any.
 * @param slots in order, of one length
 * @returns the first
 */
export async function makeSeries(
  bookings: Bookings,
  { preferred, ...wanted }: Omit<WantedBooking, "leaves" | "slot" | "seriesUid" | "moved">,
  slots: readonly [WantedSlot, ...WantedSlot[]],
  own: ExcludedTimes,
): Promise<Result<BookingDetails, BookingFailure>> {
  const { engine } = bookings;
  const { eventType } = wanted;
  const [first] = slots;
  const asked = { start: instant(first.start).getTime(), email: wanted.attendee.email };
  const isRequest = needsConfirmation(eventType.confirmation, asked, engine.now());
  let taken: readonly MinuteRange[] = [];
  // A round that fails has lost some host, or at some occurrence some room, to somebody else.
  const rounds = eventType.hosts.length + eventType.bookableRooms.length * slots.length;
  for (let round = 0; round <= rounds; round++) {
    const chosen = await chooseSeriesHosts(bookings, eventType, slots, own, preferred);
    if (!chosen.ok) {
      taken = chosen.error;
      break;
    }
    const { hosts } = chosen.value;
    const seriesUid = bookings.newUid();
    const occurrences = slots.map(
      (slot, index): NewBooking => ({
        ...wanted,
        uid: bookings.newUid(),
        slot,
        seriesUid,
        chosen: { hosts, ...(chosen.value.occurrences[index] ?? { room: null, checkedLive: false }) },
        isRequest,
        // The series is found by its first.
        idempotencyKey: index === 0 ? wanted.idempotencyKey : null,
        seatUid: null,
        moved: null,
        leaves: null,
      }),
    );
    let reached: MinuteRange = first;
    const outcome = await inTransaction(engine.db, (tx) =>
      writeSeries(tx, occurrences, own, engine.now(), (slot) => {
        reached = slot;
      }),
    );
    if (outcome.kind === "booker limit")
      return err(await bookerLimit(bookings, eventType, outcome.bookingIds));
    if (outcome.kind === "link over") return err({ kind: "link-over" });
    if (outcome.kind === "done") {
      wakeSoon(engine, outcome.value);
      const made = await findBooking(engine.db, occurrences[0]?.uid ?? "");
      return made ? ok(made) : err({ kind: "booking-not-found" });
    }
    taken = [reached];
  }
  const alternatives = await nearestSlots(engine, eventType, first, own);
  return err({ kind: "series-unavailable", taken, alternatives });
}

/** @param onSlot told which occurrence is being written */
async function writeSeries(
  tx: Prisma.TransactionClient,
  occurrences: readonly NewBooking[],
  own: ExcludedTimes,
  now: number,
  onSlot: (slot: WantedSlot) => void,
): Promise<Iterable<number>> {
  const [first] = occurrences;
  if (first === undefined) return [];
  await lockFor(tx, first.eventType, occurrences, own);
  await claimLink(tx, { link: first.privateLink, eventTypeId: first.eventType.id }, now);
  await claimAsBooker(tx, first.eventType, first.attendee.email, now, own, occurrences.length);
  const events = bookingEvents(tx, now);
  const made: InSeries[] = [];
  for (const occurrence of occurrences) {
    onSlot(occurrence.slot);
    const id = await writeLocked(tx, events, occurrence, own, now);
    made.push({ id, rescheduledFromUid: null });
  }
  await releaseOwnHold(tx, own);
  await queueSeriesEmail(tx, made, first.isRequest ? "requested" : "confirmed", now);
  return events.toWake;
}
