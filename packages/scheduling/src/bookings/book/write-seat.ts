import type { Prisma } from "@calcache/prisma";
import { seatData, seatMetadata } from "../booking/stored/seat.ts";
import { rescheduleReasonKey } from "../booking/stored/stored-json.ts";
import type { NewBooking } from "./new-booking.ts";

/** The booking that a seat is in, and the seat; `moved` where it was in another one, by how many changes it is ahead of this one, and why. */
type NewSeat = { id: number; uid: string; moved?: { changesAhead: number; reason: string | null } | null };

/** Gives the attendee a seat in a booking, as cal.com keeps it; whoever made the booking is among its attendees already. */
export async function writeSeat(
  tx: Prisma.TransactionClient,
  { id: bookingId, uid, moved = null }: NewSeat,
  { attendee, responses, idempotencyKey }: Pick<NewBooking, "attendee" | "responses" | "idempotencyKey">,
): Promise<void> {
  const { name, email, timeZone, language: locale } = attendee;
  const first = await tx.attendee.findFirst({
    where: { bookingId, email, seat: null },
    select: { id: true },
    orderBy: { id: "asc" },
  });
  const { id: attendeeId } =
    first ??
    (await tx.attendee.create({ data: { bookingId, name, email, timeZone, locale }, select: { id: true } }));
  const notes = typeof responses.notes === "string" ? responses.notes : "";
  const why = moved?.reason ? { [rescheduleReasonKey]: moved.reason } : {};
  const data = seatData({
    responses: { ...responses, ...why, name, email },
    notes,
  }) as Prisma.InputJsonObject;
  const metadata = seatMetadata(moved?.changesAhead ?? 0, idempotencyKey);
  await tx.bookingSeat.create({ data: { referenceUid: uid, bookingId, attendeeId, data, metadata } });
}
