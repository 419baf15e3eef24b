import type { Prisma } from "@calcache/prisma";
import { seatData } from "../booking/seat.ts";
import type { NewBooking } from "./new-booking.ts";

/**
 * Gives the attendee a seat in a booking, as cal.com keeps it; whoever made the booking is among its attendees already.
 * @param seat the booking's id, and the seat's uid
 */
export async function writeSeat(
  tx: Prisma.TransactionClient,
  { id: bookingId, uid }: { id: number; uid: string },
  { attendee, responses }: Pick<NewBooking, "attendee" | "responses">,
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
  const data = seatData({ responses: { ...responses, name, email }, notes }) as Prisma.InputJsonObject;
  await tx.bookingSeat.create({ data: { referenceUid: uid, bookingId, attendeeId, data } });
}
