import type { BookingDetails } from "./booking-details.ts";
import { type BookingTables, findBooking } from "./find-booking.ts";
import { firstSeatKey, readMetadata } from "./stored-json.ts";

/**
 * The booking that was made under an idempotency key, if there is one: whoever died before answering has made it. Of one that several may
 * have it is the seat that it was made with: the booking's uid is its hosts'.
 */
export async function findMadeBefore(
  db: BookingTables,
  idempotencyKey: string | null,
): Promise<BookingDetails | null> {
  if (idempotencyKey === null) return null;
  const made = await db.booking.findUnique({
    where: { idempotencyKey },
    select: { uid: true, metadata: true },
  });
  return made && findBooking(db, readMetadata(made.metadata)[firstSeatKey] ?? made.uid);
}
