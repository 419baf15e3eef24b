import type { BookingEmailKind, Prisma } from "@calcache/prisma";

/** Writes down that a booking's mail is to be sent, in the transaction that causes it: sent once that is committed. */
export async function queueEmail(
  tx: Pick<Prisma.TransactionClient, "bookingEmail">,
  bookingId: number,
  kind: BookingEmailKind,
  now: number,
): Promise<void> {
  const at = new Date(now);
  await tx.bookingEmail.create({ data: { bookingId, kind, createdAt: at, nextAttemptAt: at } });
}
