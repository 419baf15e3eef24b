import type { Prisma } from "@calcache/prisma";
import type { ExcludedTimes } from "../../host-time/times/excluded-times.ts";
import { type BookingEvents, bookingEvents } from "../booking/events/booking-events.ts";
import { claimAsBooker, claimWithinLimits, lockEventType, lockLimits } from "../claim/claim-limits.ts";
import { claimLink } from "../claim/claim-link.ts";
import { claimTime, lockHosts, SlotTaken } from "../claim/claim-time.ts";
import { endBooking, takeUpBooking } from "../claim/end-booking.ts";
import { queueEmail } from "../mail/booking-emails.ts";
import { bookingRow } from "./booking-row.ts";
import { bringSeats } from "./bring-seats.ts";
import { broughtAlong, leaveSeat } from "./leave-seat.ts";
import type { MovedBooking, NewBooking } from "./new-booking.ts";
import { writeEvents } from "./write-events.ts";
import { writeSeat } from "./write-seat.ts";

/**
 * Takes the hosts' time and writes all that a booking consists of, its events and its mail included. A booking that is
 * moved gives its time back first.
 * @throws SlotTaken when somebody else was faster; the database's constraint has the last word
 * @throws BookerLimitReached
 * @throws LinkOver
 * @throws NotActive when the booking that is moved was cancelled or moved meanwhile
 * @returns the mailboxes that have something to do once the transaction is committed
 */
export async function writeBooking(
  tx: Prisma.TransactionClient,
  booking: NewBooking,
  own: ExcludedTimes,
  now: number,
): Promise<Iterable<number>> {
  await lockFor(tx, booking.eventType, [booking], own);
  await claimLink(tx, { link: booking.privateLink, eventTypeId: booking.eventType.id }, now);
  const events = bookingEvents(tx, now);
  const id = await writeLocked(tx, events, booking, own, now);
  await releaseOwnHold(tx, own);
  const { leaves, moved } = booking;
  const kind = booking.isRequest ? "requested" : moved || leaves ? "rescheduled" : "confirmed";
  await queueEmail(tx, id, kind, now, leaves && { seatUid: leaves.uid, movedFrom: leaves.from });
  return events.toWake;
}

/** Locks what a booking of an event type takes, or all that those of a series do. */
export async function lockFor(
  tx: Prisma.TransactionClient,
  eventType: NewBooking["eventType"],
  bookings: readonly Pick<NewBooking, "chosen" | "moved">[],
  own: ExcludedTimes,
): Promise<void> {
  await lockLimits(tx, eventType);
  // It has its seats also where its event type has none any more.
  if (bookings.some(({ moved }) => moved?.isShared)) await lockEventType(tx, eventType.id);
  const taken = bookings.flatMap(({ chosen: { hosts, room } }) => [
    ...hosts.map(({ host }) => host.userId),
    ...(room === null ? [] : [room.userId]),
  ]);
  await lockHosts(tx, [...new Set([...taken, ...(own.booking?.hostIds ?? [])])]);
}

/** The hold has served: its slot is booked. */
export async function releaseOwnHold(tx: Prisma.TransactionClient, own: ExcludedTimes): Promise<void> {
  if (own.reservationUid !== null) {
    await tx.selectedSlots.deleteMany({ where: { uid: own.reservationUid } });
  }
}

/**
 * A booking without its mail, once what it takes is locked.
 * @throws as {@link writeBooking} does
 * @returns its id
 */
export async function writeLocked(
  tx: Prisma.TransactionClient,
  events: BookingEvents,
  booking: NewBooking,
  own: ExcludedTimes,
  now: number,
): Promise<number> {
  const { eventType, slot, moved } = booking;
  const hosts = booking.chosen.hosts.map(({ host }) => host);
  const before = moved ? await endMoved(tx, moved, now) : [];
  const left = booking.leaves && (await leaveSeat(tx, events, booking.leaves, now));
  // Its hosts' time was looked for as if it were free, and somebody has joined meanwhile.
  if (booking.leaves?.isLast && !left?.isLast) throw new SlotTaken();
  const { room } = booking.chosen;
  await claimTime(tx, room === null ? hosts : [...hosts, room], slot, eventType, now, own);
  await claimWithinLimits(tx, eventType, hosts, slot, own);
  // Nobody has one more by that.
  if (!moved?.isShared) await claimAsBooker(tx, eventType, booking.attendee.email, now, own);
  const row = { data: bookingRow(booking, hosts, now), select: { id: true, iCalSequence: true } };
  const { id, iCalSequence } = await tx.booking.create(row);
  const brought = left && broughtAlong(left, { iCalSequence });
  if (booking.seatUid !== null) await writeSeat(tx, { id, uid: booking.seatUid, moved: brought }, booking);
  const seated = moved?.isShared ? await bringSeats(tx, moved.id, id) : null;
  const attending = booking.seatUid === null ? seated : [booking.attendee];
  const calendars = await writeEvents(events, booking, hosts, before, attending);
  for (const { userId } of hosts) {
    const { credentialId, calendarId } = calendars.get(userId) ?? { credentialId: null, calendarId: null };
    // Times follow from the booking's row, by a trigger.
    await tx.$executeRaw`
      INSERT INTO calcache.booking_host (booking_id, user_id, credential_id, calendar_id)
      VALUES (${id}, ${userId}, ${credentialId}::int, ${calendarId}::text)`;
  }
  if (room !== null)
    await tx.$executeRaw`
      INSERT INTO calcache.booking_host (booking_id, user_id, room_name) VALUES (${id}, ${room.userId}, ${room.name})`;
  return id;
}

function endMoved(tx: Prisma.TransactionClient, moved: MovedBooking, now: number) {
  if (moved.isGivenBack) return takeUpBooking(tx, moved, now);
  const why = { rescheduled: true, cancellationReason: moved.reason, rescheduledBy: moved.by };
  return endBooking(tx, moved.id, why, now);
}
