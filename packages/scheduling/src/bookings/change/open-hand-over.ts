import { err, ok, type Result } from "@calcache/prisma";
import { noLimits } from "../../event-types/columns/counted-limits.ts";
import type { EventTypeHost, EventTypeWithHosts } from "../../event-types/columns/event-type.ts";
import { findEventType } from "../../event-types/found/find-event-type.ts";
import type { ExcludedTimes } from "../../host-time/times/excluded-times.ts";
import type { Bookings } from "../booking/bookings.ts";
import type { BookingDetails } from "../booking/stored/booking-details.ts";
import type { BookingFailure } from "../booking/stored/booking-failure.ts";
import { findActiveBooking } from "../booking/stored/find-active-booking.ts";
import { excludedBooking } from "../booking/stored/find-excluded-times.ts";
import { findFreeHosts } from "../hosts/free-hosts.ts";
import type { WantedSlot } from "../hosts/slot-fit.ts";

/** Somebody to whom a booking could be handed over. */
export type HandOverChoice = { userId: number; name: string };

/**
 * Why a booking isn't handed over; nothing has changed then.
 * - `not-a-host`: whoever hands it over isn't a host of it, or not any more
 * - `no-choice`: whoever shall take it isn't another host of its event type, or others of its hosts aren't any more; or several have it together
 * - `not-confirmed`: it is still to be confirmed or rejected
 * - `busy`: whoever shall take it isn't free then
 */
export type HandOverFailure =
  | { kind: "not-a-host" | "no-choice" | "not-confirmed" | "busy" }
  | Exclude<
      BookingFailure,
      { kind: "slot-unavailable" | "invalid" | "booker-limit" | "not-pending" | "seats" }
    >;

/**
 * The hosts who could take somebody's part of a booking, as far as is known without asking their calendars; and whether it could go to
 * whoever's turn it is.
 */
export async function listHandOverChoices(
  { engine }: Pick<Bookings, "engine">,
  uid: string,
  from: number,
): Promise<{ choices: HandOverChoice[]; takesTurns: boolean }> {
  const opened = await openHandOver({ engine }, uid, from);
  if (!opened.ok) return { choices: [], takesTurns: false };
  const { eventType, slot, own, candidates } = opened.value;
  const asked = { hosts: candidates, serveCache: true };
  const { isFree } = await findFreeHosts(engine, atAnyTime(eventType), slot, own, asked);
  const choices = candidates.filter(isFree).map(({ userId, name }) => ({ userId, name }));
  return { choices, takesTurns: takingTurns(opened.value, from).some(isFree) };
}

/** A booking that a host could hand over. */
export type Opened = {
  booking: BookingDetails;
  eventType: EventTypeWithHosts;
  slot: WantedSlot;
  own: ExcludedTimes;
  /** the event type's hosts whom the booking isn't with */
  candidates: readonly EventTypeHost[];
  /** the booking's other hosts; null where one of them isn't a host of the event type any more */
  stay: readonly EventTypeHost[] | null;
};

/** Opens a booking for a host who wants to hand over their part of it. @param from their user id */
export async function openHandOver(
  { engine }: Pick<Bookings, "engine">,
  uid: string,
  from: number,
): Promise<Result<Opened, HandOverFailure>> {
  const found = await findActiveBooking(engine, uid);
  if (!found.ok)
    return err(
      found.error.kind === "slot-unavailable" ||
        found.error.kind === "invalid" ||
        found.error.kind === "booker-limit" ||
        found.error.kind === "seats" ||
        found.error.kind === "not-pending"
        ? { kind: "booking-not-found" }
        : found.error,
    );
  const booking = found.value;
  const ids = booking.hosts.map(({ id }) => id);
  if (!ids.includes(from)) return err({ kind: "not-a-host" });
  if (booking.seating !== null) return err({ kind: "no-choice" });
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

/** Of the hosts who could take somebody's part, those with whom they take turns: of a round robin their group, where they aren't fixed. */
export function takingTurns({ eventType, candidates }: Opened, from: number): EventTypeHost[] {
  if (eventType.schedulingType !== "ROUND_ROBIN") return [];
  const leaving = eventType.hosts.find(({ userId }) => userId === from);
  const isAlike = (host: EventTypeHost) => leaving === undefined || host.groupId === leaving.groupId;
  return leaving?.isFixed ? [] : candidates.filter((host) => !host.isFixed && isAlike(host));
}

/** Whoever takes a booking over has to be free, and nothing more: when it may be booked was asked when it was. */
export const atAnyTime = (eventType: EventTypeWithHosts): EventTypeWithHosts => ({
  ...eventType,
  minimumBookingNotice: 0,
  periodDays: null,
  bookableDays: null,
  period: null,
  limits: { ...eventType.limits, ofEventType: noLimits },
  bookerLimit: null,
  slotInterval: 1,
  offsetStart: 0,
});
