import type { BookingEmailKind, BookingFacts, Told } from "@calcache/emails";
import { answerPath } from "../booking/answer-link.ts";
import type { HostSecret } from "../booking/bookings.ts";
import { answersOf } from "../booking/events/answers.ts";
import type { BookingDetails } from "../booking/stored/booking-details.ts";

/**
 * What mails and calendar files say of a booking. Calendars know it by the same uid however often it is moved; a
 * cancellation counts as one change more.
 * @param webappUrl the web app's public base URL; the addresses below it are cal.com's
 * @param before what it was and what people know of it; for calendar files nothing
 * @param also of its series, the other bookings that they are about
 * @param reminder what has a reminder or a follow-up sent
 */
export function bookingFactsOf(
  kind: BookingEmailKind,
  booking: BookingDetails,
  webappUrl: string,
  hostSecret: HostSecret | null = null,
  before: { formerStart: number | null; told: readonly Told[] } = { formerStart: null, told: [] },
  also: readonly BookingDetails[] = [],
  reminder: BookingFacts["reminder"] = null,
): BookingFacts {
  const { uid, attendee } = booking;
  const { language, ...person } = attendee;
  return {
    ...timeOf(kind, booking),
    also: also.map((other) => timeOf(kind, other)),
    title: booking.title,
    isRequest: booking.status === "pending",
    description: booking.notes === "" ? null : booking.notes,
    ...before,
    reason: reasonOf(kind, booking),
    answers: answersOf(booking),
    attendee: { ...person, locale: language },
    guests: booking.guests,
    hosts: booking.hosts.map((host) => ({
      ...host,
      answerUrl: hostSecret && webappUrl + answerPath(uid, host.id, hostSecret),
    })),
    pageUrl: `${webappUrl}/booking/${uid}`,
    reminder,
    cancelUrl: booking.after.mayCancel ? `${webappUrl}/booking/${uid}?cancel=true` : null,
    awaitsNewTime: booking.awaitsNewTime,
    rescheduleUrl: booking.after.mayMove || booking.awaitsNewTime ? `${webappUrl}/reschedule/${uid}` : null,
  };
}

const timeOf = (kind: BookingEmailKind, booking: BookingDetails) => ({
  uid: booking.iCalUid,
  start: booking.start,
  end: booking.end,
  joinUrl: booking.joinUrl,
  location: placeInWords(booking),
  sequence: booking.iCalSequence + (kind === "cancelled" || kind === "rejected" ? 1 : 0),
});

function reasonOf(kind: BookingEmailKind, booking: BookingDetails): string | null {
  if (kind === "cancelled") return booking.cancellationReason;
  return kind === "rejected" ? booking.rejectionReason : booking.reschedulingReason;
}

/** Where people go for it: its room, and whatever else is said of the place; null where that is nothing, as where it is met online. */
export function placeInWords({ room, location }: Pick<BookingDetails, "room" | "location">): string | null {
  const place = location?.startsWith("integrations:") ? null : location;
  return [room?.name, place].filter((part) => part).join(", ") || null;
}
