import { err, type Result } from "@calcache/prisma";
import { findEventType } from "../../event-types/found/find-event-type.ts";
import type { Bookings } from "../booking/bookings.ts";
import type { BookingDetails } from "../booking/stored/booking-details.ts";
import type { BookingFailure } from "../booking/stored/booking-failure.ts";
import { findActiveBooking } from "../booking/stored/find-active-booking.ts";
import { giveTimeBack } from "./give-time-back.ts";

/**
 * Asks whoever booked to choose another time: the booking is cancelled, and its mail leads to where that is done, also where nobody may
 * move bookings of its event type by themselves. Of a series it is this occurrence alone; of a booking that several have, each is asked, and moves
 * their seat.
 * @param by the address of whoever asks: by it applications are told of a cancellation, which a move isn't
 */
export async function askForTime(
  { engine }: Pick<Bookings, "engine">,
  { uid, reason, by }: { uid: string; reason: string | null; by: string },
): Promise<Result<BookingDetails, BookingFailure>> {
  const found = await findActiveBooking(engine, uid);
  if (!found.ok) return found;
  const { seating, eventType } = found.value;
  // Whoever has a seat chooses another time by themselves.
  if (seating?.kind === "seat") return err({ kind: "seats" });
  const isOffered = eventType !== null && (await findEventType(engine, { eventTypeId: eventType.id }));
  if (!isOffered) return err({ kind: "event-type-not-found" });
  return giveTimeBack({ engine }, found.value, { reason, by }, true);
}
