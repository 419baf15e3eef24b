import { wakeSoon } from "@calcache/calendar-cache";
import { err, ok, type Prisma, type Result } from "@calcache/prisma";
import type { Bookings } from "../booking/bookings.ts";
import { bookingEvents } from "../booking/events/booking-events.ts";
import type { CancelRequest } from "../booking/requests/booking-request.ts";
import type { BookingFailure } from "../booking/stored/booking-failure.ts";
import { endBooking, NotActive } from "../claim/end-booking.ts";
import { inTransaction } from "../claim/in-transaction.ts";
import { type InSeries, queueSeriesEmail } from "../mail/booking-emails.ts";
import { noteCancellation } from "./keyed-cancellation.ts";

/**
 * Cancels all bookings of a series that begin at a moment or later and aren't over, in one transaction and with one mail. Those that were
 * cancelled already stay as they are.
 * @param from epoch ms
 */
export async function cancelSeries(
  { engine }: Pick<Bookings, "engine">,
  { uid: seriesUid, reason, by, idempotencyKey }: CancelRequest,
  from: number,
): Promise<Result<null, BookingFailure>> {
  const now = engine.now();
  const ended = await inTransaction(engine.db, async (tx) => {
    const left = await lockLeft(tx, seriesUid, from, now);
    if (left.length === 0) throw new NotActive();
    const events = bookingEvents(tx, now);
    for (const { id, iCalUid } of left) {
      const calendars = await endBooking(tx, id, { cancellationReason: reason, cancelledBy: by }, now);
      for (const calendar of calendars) await events.delete({ ...calendar, eventId: iCalUid });
    }
    const inOrder = left.toSorted((a, b) => a.start.getTime() - b.start.getTime());
    await queueSeriesEmail(tx, inOrder, "cancelled", now);
    await noteCancellation(tx, idempotencyKey, now);
    return events.toWake;
  });
  if (ended.kind !== "done") return err({ kind: "already-cancelled", rescheduledToUid: null });
  wakeSoon(engine, ended.value);
  return ok(null);
}

/** Locked in one order, so that two who cancel never wait for each other in a circle; the second finds what the first has left. */
const lockLeft = (tx: Prisma.TransactionClient, seriesUid: string, from: number, now: number) =>
  tx.$queryRaw<(InSeries & { iCalUid: string; start: Date })[]>`
    SELECT id, "fromReschedule" AS "rescheduledFromUid", COALESCE(NULLIF("iCalUID", ''), uid) AS "iCalUid", "startTime" AS start FROM "Booking"
    WHERE "recurringEventId" = ${seriesUid} AND status IN ('accepted', 'pending')
      AND "startTime" >= (${new Date(from)}::timestamptz AT TIME ZONE 'UTC')
      AND "endTime" > (${new Date(now)}::timestamptz AT TIME ZONE 'UTC')
    ORDER BY id FOR UPDATE`;
