import type { BookingDetails } from "@calcache/scheduling";
import { bookingPath, eventTypePath } from "./booking-paths.ts";

/** Whether a booking is still to come, so that something can be done about it. @param now epoch ms */
export const isOpen = ({ status, end }: BookingDetails, now: number): boolean =>
  (status === "accepted" || status === "pending") && end > now;

/** Whether another time can be chosen for it by whoever booked, or has to be. */
export const isMovable = (booking: BookingDetails, now: number): boolean =>
  booking.awaitsNewTime || (isOpen(booking, now) && booking.after.mayMove);

/**
 * Where another time is chosen for a booking: the page of what it was booked as. Where it can't be moved, to the booking itself,
 * which says why and what can be done instead.
 * @param now epoch ms
 */
export function reschedulePath(booking: BookingDetails, now: number): string {
  const path = eventTypePath(booking, { rescheduleUid: booking.uid });
  return path !== null && isMovable(booking, now) && booking.seating === null
    ? path
    : `${bookingPath(booking.uid)}?reschedule=true`;
}

/** Why a booking can't be moved, for whoever wanted to; null where its state says so itself, or it can. */
export function whyNotMovable(booking: BookingDetails, now: number): string | null {
  const { status, end } = booking;
  if (status === "cancelled" || status === "rejected") return null;
  if (end <= now) return "This booking is over, so it can't be moved any more.";
  if (booking.seating !== null)
    return "Others come too, so a seat can't be moved. If the time doesn't suit you, cancel it and take another one.";
  if (!booking.after.mayMove) return `Bookings of this kind can't be moved. ${askHost(booking)}`;
  if (eventTypePath(booking) !== null) return null;
  return (
    "Other times can't be chosen here any more: what was booked isn't offered now. Your booking stands as it is. " +
    "If the time doesn't suit you, answer the mail that confirmed it, or cancel it."
  );
}

/** Why a booking can't be cancelled by whoever booked; null where its state says so itself, or it can. */
export function whyNotCancelled(booking: BookingDetails, now: number): string | null {
  if (booking.after.mayCancel || !isOpen(booking, now)) return null;
  return `Bookings of this kind are cancelled by their hosts only. ${askHost(booking)}`;
}

const askHost = ({ hosts }: BookingDetails) =>
  hosts[0] === undefined
    ? "Your booking stands as it is."
    : `Please ask ${hosts[0].name}, who has your booking.`;
