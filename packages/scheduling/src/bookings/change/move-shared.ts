import { wakeSoon } from "@calcache/calendar-cache";
import { err, ok, type Prisma, type Result } from "@calcache/prisma";
import type { EventTypeWithHosts } from "../../event-types/event-type.ts";
import type { ExcludedTimes } from "../../host-time/excluded-times.ts";
import { instant } from "../../host-time/times.ts";
import { releaseOwnHold } from "../book/write-booking.ts";
import { writeSeatedEvents } from "../book/write-seated-events.ts";
import type { BookingDetails } from "../booking/booking-details.ts";
import { bookingEvents } from "../booking/booking-events.ts";
import type { BookingFailure } from "../booking/booking-failure.ts";
import type { Bookings } from "../booking/bookings.ts";
import { findBooking } from "../booking/find-booking.ts";
import { forgetReasons } from "../booking/forget-reasons.ts";
import { changedInCalendarKey, rescheduleReasonKey } from "../booking/stored-json.ts";
import { claimWithinLimits, lockEventType } from "../claim/claim-limits.ts";
import { claimTime, lockHosts } from "../claim/claim-time.ts";
import { NotActive } from "../claim/end-booking.ts";
import { inTransaction } from "../claim/in-transaction.ts";
import { nearestSlots } from "../hosts/alternatives.ts";
import { chooseHostsLive } from "../hosts/choose-hosts.ts";
import type { WantedSlot } from "../hosts/slot-fit.ts";
import { queueEmail } from "../mail/booking-emails.ts";

type SharedMove = {
  eventType: EventTypeWithHosts;
  slot: WantedSlot;
  own: ExcludedTimes;
  reason: string | null;
  by: string | null;
};

/**
 * Moves a booking that several have together as a whole, as cal.com does: in place, with all seats, its hosts and its room. Each who has
 * a seat, and each host, has mail of their own. It goes to where all its hosts are free, and not to others who have a seat there.
 */
export async function moveShared(
  bookings: Bookings,
  { id, uid, start: from, hosts, room }: BookingDetails,
  { eventType, slot, own, reason, by }: SharedMove,
): Promise<Result<BookingDetails, BookingFailure>> {
  const { engine } = bookings;
  if (instant(slot.start).getTime() === from) return found(engine.db, uid);
  const chosen = await chooseHostsLive(bookings, eventType, slot, own, own.booking?.hostIds);
  const taken = chosen?.hosts.map(({ host }) => host) ?? [];
  const isWithAll = hosts.every((each) => taken.some(({ userId }) => userId === each.id));
  const now = engine.now();
  const outcome = isWithAll
    ? await inTransaction(engine.db, async (tx) => {
        await lockEventType(tx, eventType.id);
        await lockHosts(tx, own.booking?.hostIds ?? []);
        await claimTime(
          tx,
          room === null ? taken : [...taken, { userId: room.id }],
          slot,
          eventType,
          now,
          own,
        );
        await claimWithinLimits(tx, eventType, taken, slot, own);
        const movedFrom = await moveInPlace(tx, id, slot, { reason, by }, now);
        const events = bookingEvents(tx, now);
        await writeSeatedEvents(tx, events, uid);
        await releaseOwnHold(tx, own);
        await queueEmail(tx, id, "rescheduled", now, { movedFrom });
        return events.toWake;
      })
    : ({ kind: "taken" } as const);
  if (outcome.kind === "not active") return err({ kind: "already-cancelled", rescheduledToUid: null });
  if (outcome.kind !== "done") {
    const alternatives = await nearestSlots(engine, eventType, slot, own);
    return err({ kind: "slot-unavailable", alternatives });
  }
  wakeSoon(engine, outcome.value);
  return found(engine.db, uid);
}

/** When it began until now, epoch ms. @throws NotActive */
async function moveInPlace(
  tx: Prisma.TransactionClient,
  id: number,
  slot: WantedSlot,
  { reason, by }: Pick<SharedMove, "reason" | "by">,
  now: number,
): Promise<number> {
  const before = await tx.booking.findFirst({
    where: { id, status: { in: ["ACCEPTED", "PENDING"] } },
    select: { startTime: true },
  });
  if (before === null) throw new NotActive();
  await tx.booking.update({
    where: { id },
    data: {
      startTime: instant(slot.start),
      endTime: instant(slot.end),
      rescheduledBy: by,
      updatedAt: new Date(now),
      iCalSequence: { increment: 1 },
    },
  });
  await forgetReasons(tx, id);
  if (reason !== null)
    await tx.$executeRaw`
      UPDATE "Booking" SET responses = COALESCE(responses, '{}') || jsonb_build_object(${rescheduleReasonKey}::text, ${reason}::text)
      WHERE id = ${id}`;
  await tx.$executeRaw`
    UPDATE "Booking" SET metadata = metadata - ${changedInCalendarKey}::text
    WHERE id = ${id} AND jsonb_exists(metadata, ${changedInCalendarKey}::text)`;
  return before.startTime.getTime();
}

async function found(
  db: Bookings["engine"]["db"],
  uid: string,
): Promise<Result<BookingDetails, BookingFailure>> {
  const booking = await findBooking(db, uid);
  return booking ? ok(booking) : err({ kind: "booking-not-found" });
}
