import { floorMinute } from "@calcache/availability";
import { checkAnswers, choosePlace } from "@calcache/booking-questions";
import { err, ok, type Result } from "@calcache/prisma";
import { admit } from "@calcache/rate-limits";
import { occurrenceStarts } from "../../event-types/columns/recurrence.ts";
import { otherRoom, withRoom } from "../../event-types/columns/rooms.ts";
import { findEventType } from "../../event-types/found/find-event-type.ts";
import { findPrivateLink } from "../../event-types/found/private-link.ts";
import { ownerOf, routedTo } from "../../event-types/found/routed-hosts.ts";
import type { ExcludedTimes } from "../../host-time/times/excluded-times.ts";
import type { Bookings } from "../booking/bookings.ts";
import type { BookingRequest } from "../booking/requests/booking-request.ts";
import { findBookingSettings } from "../booking/requests/booking-settings.ts";
import { parseCount } from "../booking/requests/parse-count.ts";
import { parseLength } from "../booking/requests/parse-length.ts";
import type { BookingDetails } from "../booking/stored/booking-details.ts";
import type { BookingFailure } from "../booking/stored/booking-failure.ts";
import { findBooking } from "../booking/stored/find-booking.ts";
import { findMadeBefore, findSeatTakenBefore } from "../booking/stored/find-made-before.ts";
import { bookingLimits } from "../limits/rate-limits.ts";
import { withinLimit } from "../limits/within-limit.ts";
import { findOpenedEventTypes } from "../list/list-key-bookings.ts";
import { joinBooking, sameRequest } from "./join-booking.ts";
import { makeBooking } from "./make-booking.ts";
import { makeSeries } from "./make-series.ts";
import type { WantedBooking } from "./new-booking.ts";

/**
 * Books a slot of an event type. It is confirmed by the time this resolves: the hosts' time is taken, whoever else
 * wanted it; their events and the mail follow. Of an event type that repeats, a series is booked, all of it or nothing.
 * @returns what was booked, or the first of its series
 */
export const book = (
  bookings: Bookings,
  request: BookingRequest,
): Promise<Result<BookingDetails, BookingFailure>> =>
  withinLimit(bookings.engine.db, () => bookNow(bookings, request));

async function bookNow(
  bookings: Bookings,
  request: BookingRequest,
): Promise<Result<BookingDetails, BookingFailure>> {
  const { engine } = bookings;
  const before = await findMadeBefore(engine.db, request.idempotencyKey);
  if (before) return ok(before);
  const stored = await findEventType(engine, request.eventType);
  if (!stored) return err({ kind: "event-type-not-found" });
  const inRoom = withRoom(stored, request.room ?? null);
  if (inRoom === null) return err(otherRoom);
  const { eventType } = routedTo(inRoom, request.routing, undefined);
  const contactOwner = ownerOf(eventType, request.routing);
  const settings = await findBookingSettings(engine, eventType);
  const length = parseLength(request.lengthInMinutes, eventType, "lengthInMinutes");
  if (!length.ok) return length;
  const count = parseCount(request.recurrenceCount, eventType);
  if (!count.ok) return count;
  const problems = checkAnswers(eventType.form, request.responses);
  if (problems.length > 0) return err({ kind: "answers", problems });
  const place = choosePlace(eventType.places, request.place);
  if (place.kind === "refused") return err({ ...place, kind: "place" });
  const { apiKeyId = null, privateLink = null } = request;
  if (privateLink !== null && !(await isLinkTo(engine, privateLink, eventType.id)))
    return err({ kind: "link-over" });
  const isTrusted =
    apiKeyId !== null && (await findOpenedEventTypes(engine.db, apiKeyId, [eventType.id])).has(eventType.id);
  const limits = isTrusted ? [] : bookingLimits(request, eventType.id);
  const admission = await admit(engine.db, limits, engine.now());
  if (!admission.ok) return admission;
  const start = floorMinute(request.start);
  const { attendee, guests, responses, metadata, idempotencyKey, reservationUid, routing } = request;
  const slot = { start, end: start + length.value, timeZone: attendee.timeZone, routing };
  const { location } = place;
  const answered = { attendee, guests, responses, location, metadata };
  const preferred = contactOwner === null ? [] : [contactOwner.userId];
  const wanted = { eventType, settings, slot, ...answered, idempotencyKey, privateLink, preferred };
  const own = { reservationUid, booking: null };
  if (eventType.recurrence) {
    const starts = occurrenceStarts(start, eventType.recurrence, count.value, attendee.timeZone);
    const slots = starts.map((each) => ({ ...slot, start: each, end: each + length.value }));
    const beyond = slots.filter(({ end }) => end > lastMinute);
    if (beyond.length > 0) return err({ kind: "series-unavailable", taken: beyond, alternatives: [] });
    return makeSeries(bookings, wanted, [slot, ...slots.slice(1)], own);
  }
  const alone = { ...wanted, seriesUid: null, moved: null, leaves: null };
  return eventType.seats ? takeSeat(bookings, alone, own) : makeBooking(bookings, alone, own);
}

/** Nothing is booked after it: later times have no four digits for their year. */
const lastMinute = Date.UTC(9999, 11, 30) / 60_000;

/** Joins a booking that others have, or makes the first; whoever loses a race for that joins the winner. A seat that is moved leaves its own. */
export async function takeSeat(
  bookings: Bookings,
  wanted: WantedBooking,
  own: ExcludedTimes,
): Promise<Result<BookingDetails, BookingFailure>> {
  if (wanted.guests.length > 0) {
    const message = "must be none: each takes a seat of their own";
    return err({ kind: "invalid", path: "guests", message });
  }
  const before = await findSeatTakenBefore(bookings.engine.db, sameRequest(wanted));
  const taken = before && (await findBooking(bookings.engine.db, before));
  if (taken) return ok(taken);
  const joined = await joinBooking(bookings, wanted, own);
  if (joined) return joined;
  const made = await makeBooking(bookings, wanted, own);
  if (made.ok || made.error.kind !== "slot-unavailable") return made;
  return (await joinBooking(bookings, wanted, own)) ?? made;
}

async function isLinkTo(engine: Bookings["engine"], link: string, eventTypeId: number): Promise<boolean> {
  const found = await findPrivateLink(engine, link);
  return found?.isOpen === true && found.eventTypeId === eventTypeId;
}
