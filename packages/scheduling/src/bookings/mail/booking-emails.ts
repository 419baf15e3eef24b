import type { BookingEmailKind } from "@calcache/emails";
import type { Prisma } from "@calcache/prisma";

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

/** What goes at once is told in one mail: so long is waited for all of it. */
const collectFor = 2 * 60_000;

/** A host is asked no more often than this, about all that has changed by then. */
const askEvery = 60 * 60_000;

/**
 * Writes down that a host is to be asked about bookings whose events went or moved at once, this one among them. One mail for all of
 * them, unless one is waiting already.
 */
export async function queueManyChanged(
  tx: Pick<Prisma.TransactionClient, "bookingEmail">,
  bookingId: number,
  userId: number,
  now: number,
): Promise<void> {
  const kind = "many_changed" as const;
  const last = await tx.bookingEmail.findFirst({ where: { userId, kind }, orderBy: { id: "desc" } });
  if (last !== null && last.sentAt === null) return;
  const askedAt = last?.sentAt?.getTime() ?? 0;
  const nextAttemptAt = new Date(Math.max(now + collectFor, askedAt + askEvery));
  await tx.bookingEmail.create({
    data: { bookingId, userId, kind, createdAt: new Date(now), nextAttemptAt },
  });
}
