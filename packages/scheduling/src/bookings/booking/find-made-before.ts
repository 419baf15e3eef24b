import type { BookingDetails } from "./booking-details.ts";
import { type BookingTables, findBooking } from "./find-booking.ts";

/** The booking that was made under an idempotency key, if there is one: whoever died before answering has made it. */
export async function findMadeBefore(
  db: BookingTables,
  idempotencyKey: string | null,
): Promise<BookingDetails | null> {
  if (idempotencyKey === null) return null;
  const made = await db.booking.findUnique({ where: { idempotencyKey }, select: { uid: true } });
  return made && findBooking(db, made.uid);
}
