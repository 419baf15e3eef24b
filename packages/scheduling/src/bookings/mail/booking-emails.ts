import type { BookingEmailKind } from "@calcache/emails";
import type { Prisma } from "@calcache/prisma";
import { type StoredSeat, seatSelect, toSeat } from "../booking/stored/seat.ts";

type Queue = Pick<Prisma.TransactionClient, "bookingEmail" | "bookingSeat">;

/**
 * Writes down that a booking's mail is to be sent, in the transaction that causes it: sent once that is committed. Where several have the
 * booking, each has mail of their own, and hosts have it with the first's.
 * @param only the seat of the only one who is to have it, besides the hosts; `movedFrom` (epoch ms) when it began before it was moved
 */
export async function queueEmail(
  tx: Queue,
  bookingId: number,
  kind: BookingEmailKind,
  now: number,
  only: { seatUid: string; movedFrom?: number } | null = null,
): Promise<void> {
  const about = only?.movedFrom === undefined ? {} : { movedFrom: only.movedFrom };
  const seats = (await seatsOf(tx, bookingId, only)).map((seat, index) => ({
    ...seat,
    ...about,
    alone: index > 0,
  }));
  for (const seat of seats.length === 0 ? [null] : seats) await queueOne(tx, bookingId, kind, now, seat);
}

/**
 * The same for what has a reminder or a follow-up sent. Where several have the booking, hosts have mail of their own: it isn't lost with the
 * seat that is given back before it goes out.
 */
export async function queueReminder(
  tx: Queue,
  { bookingId, reminderId }: { bookingId: number; reminderId: number },
  kind: "reminder" | "follow_up",
  now: number,
): Promise<void> {
  const seats = (await seatsOf(tx, bookingId)).map((seat) => ({ ...seat, alone: true }));
  for (const seat of [null, ...seats]) await queueOne(tx, bookingId, kind, now, seat, reminderId);
}

async function seatsOf(
  tx: Queue,
  bookingId: number,
  only: { seatUid: string } | null = null,
): Promise<Omit<StoredSeat, "alone">[]> {
  const rows = await tx.bookingSeat.findMany({
    where: { bookingId, ...(only && { referenceUid: only.seatUid }) },
    select: seatSelect,
    orderBy: { id: "asc" },
  });
  return rows.map(toSeat);
}

/** The same for one seat, which may be given back already; null for a booking without any. */
export async function queueOne(
  tx: Pick<Prisma.TransactionClient, "bookingEmail">,
  bookingId: number,
  kind: BookingEmailKind,
  now: number,
  seat: StoredSeat | null,
  reminderId: number | null = null,
): Promise<void> {
  const at = new Date(now);
  const about = seat && { seat: seat as unknown as Prisma.InputJsonObject };
  await tx.bookingEmail.create({
    data: { bookingId, kind, reminderId, createdAt: at, nextAttemptAt: at, ...about },
  });
}

/** What is known of a booking of a series to have it told of with others. */
export type InSeries = { id: number; rescheduledFromUid: string | null };

/**
 * Writes down one mail about several bookings of a series, of which none has seats. One that was moved has its own: it may be with other
 * hosts than the rest.
 */
export async function queueSeriesEmail(
  tx: Queue,
  bookings: readonly InSeries[],
  kind: BookingEmailKind,
  now: number,
): Promise<void> {
  const isMoved = ({ rescheduledFromUid }: InSeries) => rescheduledFromUid !== null;
  for (const { id } of bookings.filter(isMoved)) await queueEmail(tx, id, kind, now);
  const [bookingId, ...alsoAbout] = bookings.filter((each) => !isMoved(each)).map(({ id }) => id);
  if (bookingId === undefined) return;
  if (alsoAbout.length === 0) return queueEmail(tx, bookingId, kind, now);
  const at = new Date(now);
  await tx.bookingEmail.create({ data: { bookingId, alsoAbout, kind, createdAt: at, nextAttemptAt: at } });
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
