import { wakeSoon } from "@calcache/calendar-cache";
import { err, ok, type Result } from "@calcache/prisma";
import { admit } from "@calcache/rate-limits";
import { writeBooking } from "../book/write-booking.ts";
import type { Bookings } from "../booking/bookings.ts";
import { findBookingSettings } from "../booking/requests/booking-settings.ts";
import type { BookingDetails, BookingHostDetails } from "../booking/stored/booking-details.ts";
import { findBooking } from "../booking/stored/find-booking.ts";
import { inTransaction } from "../claim/in-transaction.ts";
import { carryDeclinedRooms } from "../declined-rooms/flag-declined.ts";
import { chooseHostsLive } from "../hosts/choose-hosts.ts";
import { moveLimits } from "../limits/rate-limits.ts";
import { withinLimit } from "../limits/within-limit.ts";
import { atAnyTime, type HandOverFailure, openHandOver, takingTurns } from "./open-hand-over.ts";

type HandOver = {
  uid: string;
  /** user ids; null where it goes to whoever's turn it is, of the hosts with whom whoever leaves takes turns */
  from: number;
  to: number | null;
  /** for those who take part */
  reason?: string | null;
  /** the address of whoever does it */
  by: string;
};

/** The new booking, and who has the part of it that was handed over. */
export type HandedOver = BookingDetails & { taker: BookingHostDetails };

/**
 * Hands a host's part of a booking over to another host of its event type who is free. As when it is moved, a new booking takes its place
 * in one transaction: its event goes from the one's calendar to the other's, and all who take part have mail.
 */
export const handOverBooking = (
  bookings: Bookings,
  wish: HandOver,
): Promise<Result<HandedOver, HandOverFailure>> =>
  withinLimit(bookings.engine.db, () => handOverNow(bookings, wish));

async function handOverNow(
  bookings: Bookings,
  { uid, from, to, reason = null, by }: HandOver,
): Promise<Result<HandedOver, HandOverFailure>> {
  const { engine } = bookings;
  const opened = await openHandOver(bookings, uid, from);
  if (!opened.ok) return opened;
  const { booking, eventType, slot, own, candidates, stay } = opened.value;
  const takers =
    to === null ? takingTurns(opened.value, from) : candidates.filter((one) => one.userId === to);
  if (takers.length === 0 || stay === null) return err({ kind: "no-choice" });
  const admission = await admit(engine.db, moveLimits(booking.iCalUid), engine.now());
  if (!admission.ok) return admission;
  const free = atAnyTime(eventType);
  // One of them comes, whoever they are.
  const hosts = takers.map((one) => ({ ...one, isFixed: false, groupId: null }));
  // Its room is its own already.
  const asked = { ...free, hosts, bookableRooms: [] };
  const chosenOf = { ...asked, schedulingType: "ROUND_ROBIN" as const, requiredHosts: 1 };
  const picked = await chooseHostsLive(bookings, chosenOf, slot, own, own.booking?.hostIds);
  const taker = takers.find(({ userId }) => userId === picked?.hosts[0]?.host.userId);
  if (picked === null || taker === undefined) return err({ kind: "busy" });

  const { id, guests, responses, location, metadata, seriesUid } = booking;
  const { iCalUid, iCalSequence, attendee } = booking;
  const chosen = booking.hosts.flatMap((host) => {
    const next = host.id === from ? taker : stay.find(({ userId }) => userId === host.id);
    return next === undefined ? [] : [{ host: next }];
  });
  const room = booking.room && { ...booking.room, userId: booking.room.id };
  const newUid = bookings.newUid();
  const settings = await findBookingSettings(engine, eventType);
  const outcome = await inTransaction(engine.db, async (tx) => {
    const toWake = await writeBooking(
      tx,
      {
        uid: newUid,
        ...{ eventType: free, settings, slot, attendee, guests, responses, location, metadata },
        chosen: { hosts: chosen, room, checkedLive: picked.checkedLive },
        isRequest: false,
        seatUid: null,
        seriesUid,
        idempotencyKey: null,
        privateLink: null,
        leaves: null,
        moved: { id, uid, iCalUid, iCalSequence, reason, by, isGivenBack: false, isShared: false },
      },
      own,
      engine.now(),
    );
    await carryDeclinedRooms(tx, booking, newUid);
    return toWake;
  });
  if (outcome.kind !== "done" && outcome.kind !== "not active") return err({ kind: "busy" });
  if (outcome.kind === "not active") {
    const gone = await findBooking(engine.db, uid);
    return err({ kind: "already-cancelled", rescheduledToUid: gone?.rescheduledToUid ?? null });
  }
  wakeSoon(engine, outcome.value);
  const made = await findBooking(engine.db, newUid);
  const part = made?.hosts.find((host) => host.id === taker.userId);
  return made && part ? ok({ ...made, taker: part }) : err({ kind: "booking-not-found" });
}
