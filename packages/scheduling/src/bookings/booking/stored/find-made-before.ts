import type { Prisma } from "@calcache/prisma";
import { instant } from "../../../host-time/times/times.ts";
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

/**
 * The uid of the seat that was taken under an idempotency key in a booking of an event type.
 * @param start minutes since the epoch
 */
export async function findSeatTakenBefore(
  db: Pick<Prisma.TransactionClient, "bookingSeat">,
  {
    eventTypeId,
    start,
    idempotencyKey,
  }: { eventTypeId: number; start: number; idempotencyKey: string | null },
): Promise<string | null> {
  if (idempotencyKey === null) return null;
  const taken = await db.bookingSeat.findFirst({
    where: {
      booking: { eventTypeId, startTime: instant(start), status: "ACCEPTED" },
      metadata: { path: ["calcache", "idempotencyKey"], equals: idempotencyKey },
    },
    select: { referenceUid: true },
  });
  return taken?.referenceUid ?? null;
}
