import type { MovedBooking, SearchParams } from "@calcache/booker";
import { processRuntime } from "@calcache/runtime";
import { type EventTypeWithHosts, findBooking } from "@calcache/scheduling";
import { redirect } from "next/navigation";
import { mayMoveShared } from "./host-of-shared.ts";
import { keptPath } from "./kept-path.ts";
import { reschedulePath } from "./reschedule-path.ts";

/**
 * The booking or seat that a visitor wants to move, if it is one of this event type and can still be moved. Where its event type lets nobody, or
 * several have it and it isn't one of its hosts who wants that, they are led to the booking, which says so.
 */
export async function findMovedBooking(
  uid: string | null,
  eventType: EventTypeWithHosts,
  search: SearchParams,
): Promise<MovedBooking | null> {
  const { engine } = processRuntime().bookings;
  const booking = uid === null ? null : await findBooking(engine.db, uid);
  if (booking === null || booking.eventType?.id !== eventType.id) return null;
  const { start, end, status, awaitsNewTime } = booking;
  const isShared = booking.seating?.kind === "shared";
  if (awaitsNewTime && !isShared) return { uid: booking.uid, start, end, isGivenBack: true };
  if (awaitsNewTime || end <= engine.now()) return null;
  const mayMoveAll = await mayMoveShared(booking);
  if (!booking.after.mayMove || (isShared && !mayMoveAll))
    redirect(keptPath(reschedulePath(booking, engine.now(), mayMoveAll), search));
  return status === "accepted" || status === "pending" ? { uid: booking.uid, start, end } : null;
}
