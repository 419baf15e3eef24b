import type { Translator } from "@calcache/languages";
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
 * @param mayMoveShared whether all of what several have together may be moved
 */
export function reschedulePath(booking: BookingDetails, now: number, mayMoveShared: boolean): string {
  const path = eventTypePath(booking, { rescheduleUid: booking.uid });
  const isLeft = booking.seating?.kind !== "shared" || (mayMoveShared && !booking.awaitsNewTime);
  return path !== null && isMovable(booking, now) && isLeft
    ? path
    : `${bookingPath(booking.uid)}?reschedule=true`;
}

/** Why a booking can't be moved, for whoever wanted to; null where its state says so itself, or it can. */
export function whyNotMovable(t: Translator<"receipt">, booking: BookingDetails, now: number): string | null {
  const { status, end } = booking;
  if (status === "cancelled" || status === "rejected") return null;
  if (end <= now) return t("isOver");
  if (booking.seating?.kind === "shared") return t("seatStays");
  if (!booking.after.mayMove) return `${t("kindNotMoved")} ${askHost(t, booking)}`;
  if (eventTypePath(booking) !== null) return null;
  return t("notOffered");
}

/** Why a booking can't be cancelled by whoever booked; null where its state says so itself, or it can. */
export function whyNotCancelled(
  t: Translator<"receipt">,
  booking: BookingDetails,
  now: number,
): string | null {
  if (booking.after.mayCancel || !isOpen(booking, now)) return null;
  return `${t("kindNotCancelled")} ${askHost(t, booking)}`;
}

const askHost = (t: Translator<"receipt">, { hosts: [host] }: BookingDetails) =>
  host === undefined ? t("stands") : t("askHost", { name: host.name });
