import { findSlots, type MinuteRange } from "@calcache/availability";
import type { Prisma } from "@calcache/prisma";
import type { EventTypeWithHosts } from "../../event-types/columns/event-type.ts";
import { seatsTaken } from "../../host-time/booked/seated-bookings.ts";
import type { ExcludedTimes } from "../../host-time/times/excluded-times.ts";
import { instant } from "../../host-time/times/times.ts";

/** A booking with room for one more. */
export type JoinableBooking = { id: number; uid: string; leaderId: number | null; iCalSequence: number };

/**
 * The booking of an event type at a time that has a seat left, the first one; null for none. Its seats stay as they are until the
 * transaction ends, where its event type is locked.
 */
export async function findJoinable(
  tx: Pick<Prisma.TransactionClient, "$queryRawUnsafe">,
  { id, seats }: Pick<EventTypeWithHosts, "id" | "seats">,
  slot: MinuteRange,
  own: ExcludedTimes,
  now: number,
): Promise<JoinableBooking | null> {
  if (seats === null) return null;
  const rows = await tx.$queryRawUnsafe<(JoinableBooking & { seats: number; held: number })[]>(
    `SELECT b.id, b.uid, b."userId" AS "leaderId", b."iCalSequence", ${seatsTaken("$4", "$5")} FROM "Booking" b
     WHERE b."eventTypeId" = $1::int AND b.status = 'accepted' AND b."startTime" = $2::timestamp AND b."endTime" = $3::timestamp
     ORDER BY b.id`,
    id,
    instant(slot.start).toISOString(),
    instant(slot.end).toISOString(),
    new Date(now).toISOString(),
    own.reservationUid ?? "",
  );
  return rows.find((row) => row.seats > 0 && row.seats + row.held < seats.perSlot) ?? null;
}

/** Whether an event type offers others to join at a time, whatever hosts' time is. @param now epoch ms */
export const mayBeJoined = (
  eventType: EventTypeWithHosts,
  slot: MinuteRange & { timeZone: string },
  now: number,
): boolean =>
  eventType.misconfigured.length === 0 &&
  findSlots({
    ...eventType,
    hosts: [],
    alsoStarts: [slot.start],
    length: slot.end - slot.start,
    slotInterval: slot.end - slot.start,
    timeZone: slot.timeZone,
    range: slot,
    now,
  }).length > 0;
