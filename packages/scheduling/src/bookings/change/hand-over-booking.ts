import { wakeSoon } from "@calcache/calendar-cache";
import { err, ok, type Result } from "@calcache/prisma";
import { admit } from "@calcache/rate-limits";
import type { EventTypeHost, EventTypeWithHosts } from "../../event-types/event-type.ts";
import { findEventType } from "../../event-types/find-event-type.ts";
import type { ExcludedTimes } from "../../host-time/excluded-times.ts";
import { writeBooking } from "../book/write-booking.ts";
import type { BookingDetails } from "../booking/booking-details.ts";
import type { BookingFailure } from "../booking/booking-failure.ts";
import { findBookingSettings } from "../booking/booking-settings.ts";
import type { Bookings } from "../booking/bookings.ts";
import { findActiveBooking } from "../booking/find-active-booking.ts";
import { findBooking } from "../booking/find-booking.ts";
import { excludedBooking } from "../booking/find-excluded-times.ts";
import { inTransaction } from "../claim/in-transaction.ts";
import { checkLive } from "../hosts/check-live.ts";
import { findFreeHosts } from "../hosts/free-hosts.ts";
import type { WantedSlot } from "../hosts/slot-fit.ts";
import { moveLimits } from "../limits/rate-limits.ts";
import { withinLimit } from "../limits/within-limit.ts";

/** Somebody to whom a booking could be handed over. */
export type HandOverChoice = { userId: number; name: string };

/**
 * Why a booking isn't handed over; nothing has changed then.
 * - `not-a-host`: whoever hands it over isn't a host of it, or not any more
 * - `no-choice`: whoever shall take it isn't another host of its event type, or others of its hosts aren't any more
 * - `not-confirmed`: it is still to be confirmed or rejected
 * - `busy`: whoever shall take it isn't free then
 */
export type HandOverFailure =
  | { kind: "not-a-host" | "no-choice" | "not-confirmed" | "busy" }
  | Exclude<BookingFailure, { kind: "slot-unavailable" | "invalid" }>;

type HandOver = {
  uid: string;
  /** user ids */
  from: number;
  to: number;
  /** the address of whoever does it */
  by: string;
};

/**
 * Hands a host's part of a booking over to another host of its event type who is free. As when it is moved, a new booking takes its place
 * in one transaction: its event goes from the one's calendar to the other's, and all who take part have mail.
 */
export const handOverBooking = (
  bookings: Bookings,
  wish: HandOver,
): Promise<Result<BookingDetails, HandOverFailure>> =>
  withinLimit(bookings.engine.db, () => handOverNow(bookings, wish));

/** The hosts who could take somebody's part of a booking, as far as is known without asking their calendars. */
export async function listHandOverChoices(
  { engine }: Pick<Bookings, "engine">,
  uid: string,
  from: number,
): Promise<HandOverChoice[]> {
  const opened = await openBooking({ engine }, uid, from);
  if (!opened.ok) return [];
  const { eventType, slot, own, candidates } = opened.value;
  const asked = { hosts: candidates, serveCache: true };
  const { isFree } = await findFreeHosts(engine, atAnyTime(eventType), slot, own, asked);
  return candidates.filter(isFree).map(({ userId, name }) => ({ userId, name }));
}

async function handOverNow(
  bookings: Bookings,
  { uid, from, to, by }: HandOver,
): Promise<Result<BookingDetails, HandOverFailure>> {
  const { engine, settings: limits } = bookings;
  const opened = await openBooking(bookings, uid, from);
  if (!opened.ok) return opened;
  const { booking, eventType, slot, own, candidates, stay } = opened.value;
  const taker = candidates.find(({ userId }) => userId === to);
  if (taker === undefined || stay === null) return err({ kind: "no-choice" });
  const admission = await admit(engine.db, moveLimits(booking.iCalUid), engine.now());
  if (!admission.ok) return admission;
  const free = atAnyTime(eventType);
  const asked = { hosts: [taker], serveCache: true };
  const { isFree } = await findFreeHosts(engine, free, slot, own, asked);
  if (!isFree(taker)) return err({ kind: "busy" });
  const live = (await checkLive(engine, free, slot, own, [taker], limits.liveCheckBudget)).get(to) ?? null;
  if (live === false) return err({ kind: "busy" });

  const { id, guests, responses, metadata, iCalUid, iCalSequence, attendee, hosts } = booking;
  const chosen = hosts.flatMap((host) => {
    const next = host.id === from ? taker : stay.find(({ userId }) => userId === host.id);
    return next === undefined ? [] : [{ host: next }];
  });
  const newUid = bookings.newUid();
  const settings = await findBookingSettings(engine, eventType);
  const outcome = await inTransaction(engine.db, (tx) =>
    writeBooking(
      tx,
      {
        uid: newUid,
        ...{ eventType, settings, slot, attendee, guests, responses, metadata },
        chosen: { hosts: chosen, checkedLive: live === true },
        idempotencyKey: null,
        moved: { id, uid, iCalUid, iCalSequence, reason: null, by },
      },
      own,
      engine.now(),
    ),
  );
  if (outcome.kind === "taken") return err({ kind: "busy" });
  if (outcome.kind === "not active") {
    const gone = await findBooking(engine.db, uid);
    return err({ kind: "already-cancelled", rescheduledToUid: gone?.rescheduledToUid ?? null });
  }
  wakeSoon(engine, outcome.value);
  const made = await findBooking(engine.db, newUid);
  return made ? ok(made) : err({ kind: "booking-not-found" });
}

type Opened = {
  booking: BookingDetails;
  eventType: EventTypeWithHosts;
  slot: WantedSlot;
  own: ExcludedTimes;
  /** the event type's hosts whom the booking isn't with */
  candidates: readonly EventTypeHost[];
  /** the booking's other hosts; null where one of them isn't a host of the event type any more */
  stay: readonly EventTypeHost[] | null;
};

async function openBooking(
  { engine }: Pick<Bookings, "engine">,
  uid: string,
  from: number,
): Promise<Result<Opened, HandOverFailure>> {
  const found = await findActiveBooking(engine, uid);
  if (!found.ok)
    return err(
      found.error.kind === "slot-unavailable" || found.error.kind === "invalid"
        ? { kind: "booking-not-found" }
        : found.error,
    );
  const booking = found.value;
  const ids = booking.hosts.map(({ id }) => id);
  if (!ids.includes(from)) return err({ kind: "not-a-host" });
  if (booking.status !== "accepted") return err({ kind: "not-confirmed" });
  const eventType = booking.eventType && (await findEventType(engine, { eventTypeId: booking.eventType.id }));
  if (!eventType) return err({ kind: "event-type-not-found" });
  const own = { reservationUid: null, booking: excludedBooking(booking) };
  const { start, end } = own.booking;
  const stay = eventType.hosts.filter(({ userId }) => userId !== from && ids.includes(userId));
  return ok({
    booking,
    eventType,
    slot: { start, end, timeZone: booking.attendee.timeZone },
    own,
    candidates: eventType.hosts.filter(({ userId }) => !ids.includes(userId)),
    stay: stay.length === ids.length - 1 ? stay : null,
  });
}

/** Whoever takes a booking over has to be free, and nothing more: when it may be booked was asked when it was. */
const atAnyTime = (eventType: EventTypeWithHosts): EventTypeWithHosts => ({
  ...eventType,
  minimumBookingNotice: 0,
  periodDays: null,
  bookableDays: null,
  period: null,
  slotInterval: 1,
  offsetStart: 0,
});
