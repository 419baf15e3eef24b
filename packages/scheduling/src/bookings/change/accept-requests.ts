import type { Engine } from "@calcache/calendar-cache";
import type { Prisma } from "@calcache/prisma";
import type { EventTypeWithHosts } from "../../event-types/columns/event-type.ts";
import { findEventType } from "../../event-types/found/find-event-type.ts";
import { type BookingEvents, bookingEvents } from "../booking/events/booking-events.ts";
import { hostEventOf, readerOf, seatedOf } from "../booking/events/host-event-of.ts";
import type { BookingDetails } from "../booking/stored/booking-details.ts";
import { excludedBooking } from "../booking/stored/find-excluded-times.ts";
import { claimWithinLimits, lockLimits } from "../claim/claim-limits.ts";
import { claimTime, lockHosts } from "../claim/claim-time.ts";
import { inLockOrder, NotActive } from "../claim/end-booking.ts";
import { inTransaction } from "../claim/in-transaction.ts";
import { queueSeriesEmail } from "../mail/booking-emails.ts";

const noBuffers = { beforeEventBuffer: 0, afterEventBuffer: 0 };

/**
 * Accepts requests of one event type, all or none, with one mail.
 * @returns the mailboxes that have something to do; where nothing was accepted, the request at which that showed
 */
export async function acceptAll(engine: Engine, requests: readonly [BookingDetails, ...BookingDetails[]]) {
  const [first] = requests;
  const eventType = first.eventType && (await findEventType(engine, { eventTypeId: first.eventType.id }));
  let reached = first;
  const outcome = await inTransaction(engine.db, async (tx) => {
    const now = engine.now();
    if (eventType) await lockLimits(tx, eventType);
    await lockHosts(tx, [...new Set(requests.flatMap((request) => excludedBooking(request).hostIds))]);
    const events = bookingEvents(tx, now);
    for (const request of inLockOrder(requests)) {
      reached = request;
      await accept(tx, events, request, eventType, now);
    }
    await queueSeriesEmail(tx, requests, "confirmed", now);
    return events.toWake;
  });
  return { ...outcome, reached };
}

async function accept(
  tx: Prisma.TransactionClient,
  events: BookingEvents,
  booking: BookingDetails,
  eventType: EventTypeWithHosts | null,
  now: number,
): Promise<void> {
  const { id, iCalUid, hosts } = booking;
  const own = { reservationUid: null, booking: excludedBooking(booking) };
  const ids = hosts.map((host) => host.id);
  const people = own.booking.hostIds.map((userId) => ({ userId }));
  await claimTime(tx, people, own.booking, eventType ?? noBuffers, now, own);
  if (eventType) {
    const present = eventType.hosts.filter(({ userId }) => ids.includes(userId));
    await claimWithinLimits(tx, eventType, present, own.booking, own);
  }
  const { count } = await tx.booking.updateMany({
    where: { id, status: "PENDING" },
    data: { status: "ACCEPTED", updatedAt: new Date(now), iCalSequence: { increment: 1 } },
  });
  if (count === 0) throw new NotActive();
  const calendars = await tx.bookingHost.findMany({
    where: { bookingId: id },
    select: { userId: true, credentialId: true, calendarId: true },
    orderBy: { userId: "asc" },
  });
  for (const { userId, credentialId, calendarId } of calendars) {
    if (credentialId === null || calendarId === null) continue;
    const event = hostEventOf(
      { ...booking, seated: seatedOf(booking), unconfirmed: null },
      readerOf(booking, userId),
    );
    await events.put({ credentialId, calendarId, eventId: iCalUid }, event);
  }
}
