import type { EventTypeHost } from "../../event-types/columns/event-type.ts";
import { instant } from "../../host-time/times/times.ts";
import type { BookingEvents, EventCalendar } from "../booking/events/booking-events.ts";
import { type BookingSeating, hostEventOf } from "../booking/events/host-event-of.ts";
import { bookingTitle, type NewBooking } from "./new-booking.ts";

/**
 * Asks for a booking's event in the calendar of each host who has one. The event of a booking that is moved moves
 * with it where its host stays, and goes where not.
 * @param before the calendars in which the moved booking has its events
 * @param seated all who have it, where several may
 * @returns the calendar of each host who gets an event, by user id
 */
export async function writeEvents(
  events: BookingEvents,
  booking: NewBooking,
  hosts: readonly EventTypeHost[],
  before: readonly EventCalendar[],
  seated: BookingSeating,
): Promise<Map<number, EventCalendar>> {
  const eventId = booking.moved?.iCalUid ?? booking.uid;
  const { attendee, guests, responses, settings, slot } = booking;
  const told = {
    title: bookingTitle(booking),
    start: instant(slot.start).getTime(),
    end: instant(slot.end).getTime(),
    attendee,
    guests,
    notes: typeof responses.notes === "string" ? responses.notes : "",
    responses,
    reschedulingReason: booking.moved?.reason ?? null,
    location: booking.location,
    asked: booking.eventType.form.questions,
    hosts,
    room: booking.chosen.room,
    seated,
    unconfirmed: unconfirmedOf(booking),
    after: booking.eventType.after,
    interfaceLanguage: booking.eventType.interfaceLanguage,
  };
  const written = new Map<number, EventCalendar>();
  for (const [index, { userId }] of hosts.entries()) {
    const calendar = settings.calendarOf.get(userId);
    if (!calendar) continue;
    const event = hostEventOf(told, { leads: index === 0, locale: settings.localeOf.get(userId) });
    if (await events.put({ ...calendar, eventId }, event)) written.set(userId, calendar);
  }
  const kept = new Set([...written.values()].map(keyOf));
  for (const calendar of before) {
    if (!kept.has(keyOf(calendar))) await events.delete({ ...calendar, eventId });
  }
  return written;
}

const unconfirmedOf = ({ isRequest, eventType }: NewBooking): "keeps time" | "keeps none" | null => {
  if (!isRequest) return null;
  return eventType.confirmation?.keepsTime ? "keeps time" : "keeps none";
};

const keyOf = ({ credentialId, calendarId }: EventCalendar) => `${credentialId} ${calendarId}`;
