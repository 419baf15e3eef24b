import { wakeSoon } from "@calcache/calendar-cache";
import { err, ok, type Prisma, type Result } from "@calcache/prisma";
import type { EventTypeWithHosts } from "../../event-types/event-type.ts";
import { findEventType } from "../../event-types/find-event-type.ts";
import type { BookingDetails } from "../booking/booking-details.ts";
import { bookingEvents } from "../booking/booking-events.ts";
import type { BookingFailure } from "../booking/booking-failure.ts";
import type { Bookings } from "../booking/bookings.ts";
import { findBooking } from "../booking/find-booking.ts";
import { excludedBooking } from "../booking/find-excluded-times.ts";
import { hostEventOf, seatedOf } from "../booking/host-event-of.ts";
import { claimWithinLimits, lockLimits } from "../claim/claim-limits.ts";
import { claimTime, lockHosts } from "../claim/claim-time.ts";
import { endBooking, NotActive } from "../claim/end-booking.ts";
import { inTransaction } from "../claim/in-transaction.ts";
import { withinLimit } from "../limits/within-limit.ts";
import { queueEmail } from "../mail/booking-emails.ts";

type Answered = Promise<Result<BookingDetails, BookingFailure>>;

/**
 * Confirms a request: it takes its hosts' time from now on, its events say so and its mail is sent. Refused where its time was taken
 * meanwhile, or a limit is reached; what stands in its hosts' calendars is theirs to judge.
 */
export const confirmBooking = ({ engine }: Pick<Bookings, "engine">, uid: string): Answered =>
  withinLimit(engine.db, async () => {
    const found = await findRequest(engine, uid);
    if (!found.ok) return found;
    const eventTypeId = found.value.eventType?.id;
    const eventType = eventTypeId === undefined ? null : await findEventType(engine, { eventTypeId });
    const outcome = await inTransaction(engine.db, (tx) => accept(tx, found.value, eventType, engine.now()));
    if (outcome.kind === "done") wakeSoon(engine, outcome.value);
    if (outcome.kind === "not active") return findRequest(engine, uid);
    if (outcome.kind !== "done") return err({ kind: "slot-unavailable", alternatives: [] });
    return answered(engine, uid);
  });

/** Declines a request: its time is free and its events go at once, and its mail is sent with the reason. */
export async function declineBooking(
  { engine }: Pick<Bookings, "engine">,
  { uid, reason }: { uid: string; reason: string | null },
): Answered {
  const found = await findRequest(engine, uid);
  if (!found.ok) return found;
  const outcome = await inTransaction(engine.db, (tx) => reject(tx, found.value, reason, engine.now()));
  if (outcome.kind !== "done") return findRequest(engine, uid);
  wakeSoon(engine, outcome.value);
  return answered(engine, uid);
}

/** @returns the mailboxes that have something to do once the transaction is committed */
export async function reject(
  tx: Prisma.TransactionClient,
  { id, iCalUid }: Pick<BookingDetails, "id" | "iCalUid">,
  reason: string | null,
  now: number,
): Promise<Iterable<number>> {
  const calendars = await endBooking(tx, id, { rejectionReason: reason }, now, "REJECTED");
  const events = bookingEvents(tx, now);
  for (const calendar of calendars) await events.delete({ ...calendar, eventId: iCalUid });
  await queueEmail(tx, id, "rejected", now);
  return events.toWake;
}

/** A booking that can be answered: it waits for that, and hasn't begun. */
async function findRequest({ db, now }: Bookings["engine"], uid: string): Answered {
  const booking = await findBooking(db, uid);
  if (!booking) return err({ kind: "booking-not-found" });
  if (booking.status !== "pending") return err({ kind: "not-pending", status: booking.status });
  return booking.start <= now() ? err({ kind: "already-over" }) : ok(booking);
}

async function answered({ db }: Bookings["engine"], uid: string): Answered {
  const booking = await findBooking(db, uid);
  return booking ? ok(booking) : err({ kind: "booking-not-found" });
}

const noBuffers = { beforeEventBuffer: 0, afterEventBuffer: 0 };

async function accept(
  tx: Prisma.TransactionClient,
  booking: BookingDetails,
  eventType: EventTypeWithHosts | null,
  now: number,
): Promise<Iterable<number>> {
  const { id, iCalUid, hosts } = booking;
  const own = { reservationUid: null, booking: excludedBooking(booking) };
  const ids = hosts.map((host) => host.id);
  if (eventType) await lockLimits(tx, eventType);
  await lockHosts(tx, ids);
  const people = hosts.map((host) => ({ userId: host.id }));
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
  const events = bookingEvents(tx, now);
  for (const { userId, credentialId, calendarId } of calendars) {
    if (credentialId === null || calendarId === null) continue;
    const event = hostEventOf(
      { ...booking, seated: seatedOf(booking), unconfirmed: null },
      { leads: userId === hosts[0]?.id },
    );
    await events.put({ credentialId, calendarId, eventId: iCalUid }, event);
  }
  await queueEmail(tx, id, "confirmed", now);
  return events.toWake;
}
