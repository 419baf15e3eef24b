import { type Engine, wakeSoon } from "@calcache/calendar-cache";
import type { Prisma } from "@calcache/prisma";
import type { EventTypeWithHosts } from "../../event-types/columns/event-type.ts";
import { findEventType } from "../../event-types/found/find-event-type.ts";
import type { Room } from "../../host-time/hosts/host.ts";
import { rewriteEvents } from "../book/rewrite-events.ts";
import type { Bookings } from "../booking/bookings.ts";
import { bookingEvents } from "../booking/events/booking-events.ts";
import type { BookingDetails } from "../booking/stored/booking-details.ts";
import { findBooking } from "../booking/stored/find-booking.ts";
import { excludedBooking } from "../booking/stored/find-excluded-times.ts";
import { claimTime, lockHosts, SlotTaken } from "../claim/claim-time.ts";
import { inTransaction } from "../claim/in-transaction.ts";
import { chooseRoomLive } from "../hosts/choose-room-live.ts";
import { queueEmail, queueOne } from "../mail/booking-emails.ts";
import { flagDeclined, isFlaggedDeclined, unflagDeclined } from "./flag-declined.ts";

/** Whoever took a booking and hasn't settled it after so many ms has died, or failed: it is tried again. */
const attemptLasts = 60_000;

const atOnce = 10;

/** So often another room is tried where somebody else is faster. */
const mostRounds = 5;

/** So long (ms) a room is waited for of which it isn't known whether it is free. */
const patience = 60 * 60_000;

/** So often (ms) one is sought again where none was free, until the booking begins. */
const seekAgainEvery = 15 * 60_000;

/** A booking whose room can't be had, and since when (epoch ms). */
type Due = { id: number; uid: string; since: number };

/**
 * Finds another room for each booking whose own can't be had: the first of its event type's that is free then. Its events, and all who take part, are told; where
 * none is free it has none, is flagged, and its hosts are told; until it begins one is sought again now and then, quietly.
 * @returns how many bookings were looked at
 */
export async function replaceDeclinedRooms(bookings: Pick<Bookings, "engine" | "settings">): Promise<number> {
  const due = await takeDue(bookings.engine);
  for (const one of due)
    await replace(bookings, one).catch((error) =>
      bookings.engine.log.error(
        { err: error, booking: one.id },
        "[Booking] no other room could be looked for",
      ),
    );
  return due.length;
}

async function takeDue({ db, now }: Engine): Promise<Due[]> {
  const rows = await db.$queryRaw<{ id: number; uid: string; since: Date }[]>`
    WITH due AS (
      UPDATE calcache.booking_host h SET seek_room_at = ${new Date(now() + attemptLasts)}
      FROM (
        SELECT booking_id, user_id FROM calcache.booking_host WHERE seek_room_at <= ${new Date(now())}
        ORDER BY seek_room_at, booking_id LIMIT ${atOnce} FOR UPDATE SKIP LOCKED) d
      WHERE h.booking_id = d.booking_id AND h.user_id = d.user_id
      RETURNING h.booking_id, h.declined_at)
    SELECT b.id, b.uid, max(due.declined_at) AS since FROM due JOIN "Booking" b ON b.id = due.booking_id GROUP BY b.id`;
  return rows.map(({ since, ...row }) => ({ ...row, since: since.getTime() }));
}

async function replace(bookings: Pick<Bookings, "engine" | "settings">, { uid, since }: Due): Promise<void> {
  const { engine } = bookings;
  for (let round = 0; round < mostRounds; round++) {
    const booking = await findBooking(engine.db, uid);
    if (booking === null) return;
    const found = await findRoom(bookings, booking);
    if (found === "unknown" && engine.now() < since + patience) return;
    const taken = found === "unknown" ? null : found;
    const outcome = await inTransaction(engine.db, (tx) => settle(tx, booking, taken, engine.now()));
    if (outcome.kind === "done") return wakeSoon(engine, outcome.value);
  }
}

type Found = { room: Room; eventType: EventTypeWithHosts };

async function findRoom(
  bookings: Pick<Bookings, "engine" | "settings">,
  booking: BookingDetails,
): Promise<Found | null | "unknown"> {
  const { engine } = bookings;
  const eventType = booking.eventType && (await findEventType(engine, { eventTypeId: booking.eventType.id }));
  if (eventType === null || !isOn(booking, engine.now())) return null;
  const own = { reservationUid: null, booking: excludedBooking(booking) };
  const slot = { ...own.booking, timeZone: booking.attendee.timeZone };
  const except = booking.declinedRooms.map(({ id }) => id);
  const room = await chooseRoomLive(bookings, eventType, slot, own, except);
  if (room === "unknown") return room;
  return room === "none" ? null : { room, eventType };
}

const isOn = ({ status, end }: BookingDetails, now: number) =>
  (status === "accepted" || status === "pending") && end > now;

/**
 * Gives a booking the room that was found for it, or none.
 * @throws SlotTaken when somebody else was faster, or has moved it meanwhile
 * @returns the mailboxes that have something to do once the transaction is committed
 */
async function settle(
  tx: Prisma.TransactionClient,
  seen: BookingDetails,
  found: Found | null,
  now: number,
): Promise<Iterable<number>> {
  const { id, uid } = seen;
  const own = { reservationUid: null, booking: excludedBooking(seen) };
  await lockHosts(tx, found === null ? [] : [found.room.userId]);
  await tx.$queryRaw`SELECT id FROM "Booking" WHERE id = ${id} FOR UPDATE`;
  const booking = await findBooking(tx, uid);
  const { count } = await tx.bookingHost.updateMany({
    where: { bookingId: id, seekRoomAt: { not: null } },
    data: {
      seekRoomAt:
        found === null && isOn(seen, now) && seen.start > now ? new Date(now + seekAgainEvery) : null,
    },
  });
  if (booking === null || count === 0 || !isOn(booking, now) || booking.room !== null) return [];
  if (booking.start !== seen.start || booking.end !== seen.end) throw new SlotTaken();
  if (found === null && isFlaggedDeclined(booking)) return [];
  const events = bookingEvents(tx, now);
  await tx.booking.update({
    where: { id },
    data: { updatedAt: new Date(now), iCalSequence: { increment: 1 } },
  });
  if (found === null) await goWithout(tx, booking, now);
  else {
    const { room, eventType } = found;
    await claimTime(tx, [room], own.booking, eventType, now, own);
    await tx.$executeRaw`
      INSERT INTO calcache.booking_host (booking_id, user_id, room_name) VALUES (${id}, ${room.userId}, ${room.name})`;
    await unflagDeclined(tx, id);
    await noteForApplications(tx, id);
    // A request's attendee was told of no place yet.
    if (booking.status === "accepted") await queueEmail(tx, id, "room_changed", now);
  }
  const changed = await findBooking(tx, uid);
  if (changed !== null) await rewriteEvents(tx, events, changed);
  return events.toWake;
}

/** Applications are told of the flag by a trigger. */
async function goWithout(tx: Prisma.TransactionClient, { id }: BookingDetails, now: number): Promise<void> {
  await flagDeclined(tx, id);
  await queueOne(tx, id, "room_declined", now, null);
}

const noteForApplications = (tx: Prisma.TransactionClient, id: number) =>
  tx.$executeRaw`
    INSERT INTO calcache.booking_change (booking_id, kind)
    SELECT ${id}::int, 'changed_in_calendar' WHERE EXISTS (SELECT FROM calcache.api_key)`;
