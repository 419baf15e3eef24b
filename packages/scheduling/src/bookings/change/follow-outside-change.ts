import type { EventRef } from "@calcache/calendar-events";
import { translate } from "@calcache/languages/messages";
import { Prisma } from "@calcache/prisma";
import { rewriteEvents } from "../book/rewrite-events.ts";
import { type BookingEvents, bookingEvents, type EventCalendar } from "../booking/events/booking-events.ts";
import type { BookingDetails } from "../booking/stored/booking-details.ts";
import { findBooking } from "../booking/stored/find-booking.ts";
import { excludedBooking } from "../booking/stored/find-excluded-times.ts";
import { forgetReasons } from "../booking/stored/forget-reasons.ts";
import { changedInCalendarKey, rescheduleReasonKey } from "../booking/stored/stored-json.ts";
import { lockHosts } from "../claim/claim-time.ts";
import { endBooking } from "../claim/end-booking.ts";
import { haveOthers, leaveRooms } from "../declined-rooms/leave-rooms.ts";
import { isRunaway, movesRememberedFor } from "../limits/runaway-move.ts";
import { queueEmail, queueManyChanged } from "../mail/booking-emails.ts";

/** What people did in a calendar to a booking's event. Times are epoch ms. */
export type OutsideChange = EventRef &
  ({ kind: "moved"; start: number; end: number } | { kind: "deleted" }) & {
    /** of many at once: a calendar was wiped or migrated, and nobody meant each of its bookings */
    isOneOfMany: boolean;
  };

type Move = Extract<OutsideChange, { kind: "moved" }>;

/** Whether a booking does as its event in a host's calendar, or only says that somebody changed it there. */
export type OutsideChangePolicy = "follow" | "flag";

type Active = {
  booking: BookingDetails;
  calendars: (EventCalendar & { userId: number })[];
  /** what is set for its event type */
  policy: OutsideChangePolicy | null;
};

/**
 * Has a booking follow what a host did to its event: moved with it, the other hosts' events too, or cancelled; and
 * whoever takes part gets mail. Where it may not follow, or can't because another booking of a host is at the new time, or where its
 * events seem to move each other ({@link isRunaway}), or where many of its host's went at once (then the host is asked by mail), its metadata say `changedInCalendar`: `moved` or `deleted`; no longer once
 * the event is back where the booking is, which is nobody's news.
 * @param usual what to do where nothing is set for its event type
 * @param now epoch ms
 * @returns the mailboxes that have something to do once the transaction is committed
 */
export async function followOutsideChange(
  tx: Prisma.TransactionClient,
  usual: OutsideChangePolicy,
  change: OutsideChange,
  now: number,
): Promise<Iterable<number>> {
  const active = await findActive(tx, change.eventId);
  if (!active) return [];
  if (change.kind === "moved" && isWhereItWas(active.booking, change)) {
    await unflag(tx, active.booking);
    return [];
  }
  const isOneOfMany = change.isOneOfMany || (await isOneOfManyMoves(tx, active.booking, change, now));
  const policy = isOneOfMany ? "flag" : (active.policy ?? usual);
  const events = bookingEvents(tx, now);
  if (policy === "follow" && change.kind === "deleted") {
    await cancel(tx, events, active, now);
    return events.toWake;
  }
  if (policy === "follow" && change.kind === "moved" && (await canMove(tx, active, change, now))) {
    await move(tx, events, active.booking, change, now);
    return events.toWake;
  }
  await flag(tx, active.booking, change.kind);
  if (isOneOfMany) {
    for (const { userId } of active.calendars.filter(({ calendarId }) => calendarId === change.calendarId))
      await queueManyChanged(tx, active.booking.id, userId, now);
  }
  return [];
}

/** Moves that were followed already don't show in the calendar's events any more. */
async function isOneOfManyMoves(
  tx: Prisma.TransactionClient,
  { id }: BookingDetails,
  { kind, credentialId, calendarId }: OutsideChange,
  now: number,
): Promise<boolean> {
  if (kind !== "moved") return false;
  const followedAt = { gt: new Date(now - 60_000) };
  const ofOthers = { bookingId: { not: id }, credentialId, calendarId, followedAt };
  return (await tx.followedMove.count({ where: ofOthers })) >= mostMovesAtOnce;
}

/** More than this of a host's bookings moved within a minute aren't moved one by one by a person. */
const mostMovesAtOnce = 5;

const isWhereItWas = ({ start, end }: BookingDetails, move: Move) => move.start === start && move.end === end;

/** Takes the flag of a move away, unless another host's event isn't where the booking is either: then it says that. */
async function unflag(tx: Prisma.TransactionClient, booking: BookingDetails): Promise<void> {
  const other = await tx.calendarEvent.findFirst({
    where: {
      writerKind: "booking",
      eventId: booking.iCalUid,
      desired: { not: Prisma.DbNull },
      outsideChange: { not: null },
      NOT: {
        outsideChange: "moved",
        outsideStart: new Date(booking.start),
        outsideEnd: new Date(booking.end),
      },
    },
    select: { outsideChange: true },
  });
  if (other?.outsideChange) return flag(tx, booking, other.outsideChange);
  await tx.$executeRaw`
    UPDATE "Booking" SET metadata = metadata - ${changedInCalendarKey}::text
    WHERE id = ${booking.id} AND metadata ->> ${changedInCalendarKey}::text = 'moved'`;
}

async function flag(tx: Prisma.TransactionClient, { id }: BookingDetails, change: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE "Booking"
    SET metadata = COALESCE(metadata, '{}') || jsonb_build_object(${changedInCalendarKey}::text, ${change}::text)
    WHERE id = ${id}`;
}

async function findActive(tx: Prisma.TransactionClient, iCalUid: string): Promise<Active | null> {
  const row = await tx.booking.findFirst({
    where: { iCalUID: iCalUid, status: { in: ["ACCEPTED", "PENDING"] } },
    select: {
      uid: true,
      hosts: { select: { userId: true, credentialId: true, calendarId: true } },
      eventType: { select: { setting: { select: { onOutsideChange: true } } } },
    },
  });
  const booking = row && (await findBooking(tx, row.uid));
  if (!booking) return null;
  const calendars = row.hosts.flatMap(({ userId, credentialId, calendarId }) =>
    credentialId === null || calendarId === null ? [] : [{ userId, credentialId, calendarId }],
  );
  return { booking, calendars, policy: row.eventType?.setting?.onOutsideChange ?? null };
}

async function cancel(
  tx: Prisma.TransactionClient,
  events: BookingEvents,
  { booking: { id, iCalUid, attendee } }: Active,
  now: number,
): Promise<void> {
  const why = { cancellationReason: translate("event", attendee.language)("deleted") };
  for (const { credentialId, calendarId } of await endBooking(tx, id, why, now)) {
    await events.delete({ credentialId, calendarId, eventId: iCalUid });
  }
  await queueEmail(tx, id, "cancelled", now);
}

/** A host's own decision needs no buffers and no working hours, but two bookings at once can't be. A room that has another one then is left. */
async function canMove(
  tx: Prisma.TransactionClient,
  { booking }: Active,
  move: Move,
  now: number,
): Promise<boolean> {
  const { start, end } = move;
  const mayBeAsked = booking.declinedRooms.map(({ id }) => id);
  await lockHosts(tx, [...excludedBooking(booking).hostIds, ...mayBeAsked]);
  const userIds = booking.hosts.map(({ id }) => id);
  return (
    !(await haveOthers(tx, booking, userIds, move)) &&
    start < end &&
    !isRunaway(moveOf(booking, move), await findFollowed(tx, booking, now), now)
  );
}

const moveOf = (booking: BookingDetails, { credentialId, calendarId, start }: Move) => ({
  calendar: { credentialId, calendarId },
  fromStart: booking.start,
  toStart: start,
});

async function findFollowed(tx: Prisma.TransactionClient, { id }: BookingDetails, now: number) {
  const since = new Date(now - movesRememberedFor);
  const rows = await tx.followedMove.findMany({ where: { bookingId: id, followedAt: { gt: since } } });
  return rows.map(({ credentialId, calendarId, followedAt, fromStart, toStart }) => ({
    calendar: { credentialId, calendarId },
    at: followedAt.getTime(),
    fromStart: fromStart.getTime(),
    toStart: toStart.getTime(),
  }));
}

async function move(
  tx: Prisma.TransactionClient,
  events: BookingEvents,
  booking: BookingDetails,
  { credentialId, calendarId, start, end }: Move,
  now: number,
): Promise<void> {
  await tx.followedMove.create({
    data: {
      bookingId: booking.id,
      credentialId,
      calendarId,
      followedAt: new Date(now),
      fromStart: new Date(booking.start),
      toStart: new Date(start),
    },
  });
  await leaveRooms(tx, booking, { start, end }, now);
  await tx.booking.update({
    where: { id: booking.id },
    data: {
      startTime: new Date(start),
      endTime: new Date(end),
      updatedAt: new Date(now),
      iCalSequence: { increment: 1 },
    },
  });
  // The attendee gave their reason for their own move.
  await tx.$executeRaw`
    UPDATE "Booking" SET responses = responses - ${rescheduleReasonKey}::text
    WHERE id = ${booking.id} AND jsonb_exists(responses, ${rescheduleReasonKey}::text)`;
  await forgetReasons(tx, booking.id);
  const moved = await findBooking(tx, booking.uid);
  if (moved === null) return;
  await rewriteEvents(tx, events, moved);
  await unflag(tx, moved);
  await queueEmail(tx, booking.id, "rescheduled", now);
}
