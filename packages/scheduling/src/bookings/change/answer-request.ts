import { wakeSoon } from "@calcache/calendar-cache";
import { err, ok, type Prisma, type Result } from "@calcache/prisma";
import type { Bookings } from "../booking/bookings.ts";
import { bookingEvents } from "../booking/events/booking-events.ts";
import type { BookingDetails } from "../booking/stored/booking-details.ts";
import type { BookingFailure } from "../booking/stored/booking-failure.ts";
import { findBooking } from "../booking/stored/find-booking.ts";
import { excludedBooking } from "../booking/stored/find-excluded-times.ts";
import { findSeries } from "../booking/stored/find-series.ts";
import { endBooking, inLockOrder } from "../claim/end-booking.ts";
import { inTransaction } from "../claim/in-transaction.ts";
import { withinLimit } from "../limits/within-limit.ts";
import { type InSeries, queueSeriesEmail } from "../mail/booking-emails.ts";
import { acceptAll } from "./accept-requests.ts";

type Answered = Promise<Result<BookingDetails, BookingFailure>>;

/**
 * Confirms a request: it takes its hosts' time from now on, its events say so and its mail is sent. Refused where its time was taken
 * meanwhile, or a limit is reached; what stands in its hosts' calendars is theirs to judge. With an occurrence of a series all of it
 * that waits is confirmed, or nothing.
 */
export const confirmBooking = ({ engine }: Pick<Bookings, "engine">, uid: string): Answered =>
  withinLimit(engine.db, async () => {
    for (;;) {
      const found = await findRequest(engine, uid);
      if (!found.ok) return found;
      const requests = await findRequestsWith(engine, found.value);
      const outcome = await acceptAll(engine, requests);
      if (outcome.kind === "done") wakeSoon(engine, outcome.value);
      if (outcome.kind === "done") return answered(engine, uid);
      // Somebody else has ended one of them meanwhile.
      if (outcome.kind === "not active") continue;
      return err(
        requests.length > 1
          ? { kind: "series-unavailable", taken: [excludedBooking(outcome.reached)], alternatives: [] }
          : { kind: "slot-unavailable", alternatives: [] },
      );
    }
  });

/**
 * Declines a request, with an occurrence of a series all of it that waits: its time is free and its events go at once, and its mail is
 * sent with the reason.
 */
export async function declineBooking(
  { engine }: Pick<Bookings, "engine">,
  { uid, reason }: { uid: string; reason: string | null },
): Answered {
  for (;;) {
    const found = await findRequest(engine, uid);
    if (!found.ok) return found;
    const requests = await findRequestsWith(engine, found.value);
    const outcome = await inTransaction(engine.db, (tx) => rejectAll(tx, requests, reason, engine.now()));
    if (outcome.kind !== "done") continue;
    wakeSoon(engine, outcome.value);
    return answered(engine, uid);
  }
}

/**
 * Declines requests with one mail.
 * @returns the mailboxes that have something to do once the transaction is committed
 */
export async function rejectAll(
  tx: Prisma.TransactionClient,
  requests: readonly (InSeries & Pick<BookingDetails, "iCalUid">)[],
  reason: string | null,
  now: number,
): Promise<Iterable<number>> {
  const events = bookingEvents(tx, now);
  for (const { id, iCalUid } of inLockOrder(requests)) {
    const calendars = await endBooking(tx, id, { rejectionReason: reason }, now, "REJECTED");
    for (const calendar of calendars) await events.delete({ ...calendar, eventId: iCalUid });
  }
  await queueSeriesEmail(tx, requests, "rejected", now);
  return events.toWake;
}

/** A booking that can be answered: it waits for that, and hasn't begun. */
async function findRequest({ db, now }: Bookings["engine"], uid: string): Answered {
  const booking = await findBooking(db, uid);
  if (!booking) return err({ kind: "booking-not-found" });
  if (booking.status !== "pending") return err({ kind: "not-pending", status: booking.status });
  return booking.start <= now() ? err({ kind: "already-over" }) : ok(booking);
}

/** What is answered with a request: of its series, if it has one, all that can be. */
async function findRequestsWith(
  { db, now }: Bookings["engine"],
  request: BookingDetails,
): Promise<[BookingDetails, ...BookingDetails[]]> {
  if (request.seriesUid === null) return [request];
  const series = await findSeries(db, request.seriesUid);
  const isAnswerable = ({ status, start }: BookingDetails) => status === "pending" && start > now();
  const [first = request, ...rest] = series.filter(isAnswerable);
  return [first, ...rest];
}

async function answered({ db }: Bookings["engine"], uid: string): Answered {
  const booking = await findBooking(db, uid);
  return booking ? ok(booking) : err({ kind: "booking-not-found" });
}
