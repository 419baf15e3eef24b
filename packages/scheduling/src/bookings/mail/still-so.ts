import type { BookingEmailKind } from "@calcache/emails";
import type { Database, Prisma } from "@calcache/prisma";
import type { BookingDetails } from "../booking/stored/booking-details.ts";

/** Mail about a booking, alone or with others of its series. */
export const mailAbout = (bookingId: number): Prisma.BookingEmailWhereInput => ({
  OR: [{ bookingId }, { alsoAbout: { has: bookingId } }],
});

/** Whether a booking is cancelled that was never confirmed: guests weren't told of it. */
export async function wasOnlyAsked(db: Database, { id, status }: BookingDetails): Promise<boolean> {
  if (status !== "cancelled") return false;
  const rows = await db.bookingEmail.findMany({ where: mailAbout(id), select: { kind: true } });
  return rows.some(({ kind }) => kind === "requested") && !rows.some(({ kind }) => kind === "confirmed");
}

/** Whether a mail says that a booking stands. */
export const isAgreed = (kind: BookingEmailKind) =>
  kind === "confirmed" || kind === "rescheduled" || kind === "room_changed";

/** Whether what a mail tells is so when it is sent. @param now epoch ms */
export function isStillSo(
  kind: BookingEmailKind,
  { status, start, room }: BookingDetails,
  now: number,
): boolean {
  if (kind === "room_declined" && room !== null) return false;
  if (kind === "reminder") return status === "accepted" && start > now;
  if (kind === "follow_up") return status === "accepted";
  if (kind === "cancelled") return true;
  if (kind === "requested") return status === "pending";
  return kind === "rejected" ? status === "rejected" : status === "accepted" || status === "pending";
}
