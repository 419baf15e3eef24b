import type { Database } from "@calcache/prisma";
import type { BookingDetails } from "./booking-details.ts";
import { findBooking } from "./find-booking.ts";

/** The booking that was made under an idempotency key, if there is one: whoever died before answering has made it. */
export async function findMadeBefore(
  db: Pick<Database, "booking" | "calendarEvent" | "$queryRaw">,
  idempotencyKey: string | null,
): Promise<BookingDetails | null> {
  if (idempotencyKey === null) return null;
  const made = await db.booking.findUnique({ where: { idempotencyKey }, select: { uid: true } });
  return made && findBooking(db, made.uid);
}
