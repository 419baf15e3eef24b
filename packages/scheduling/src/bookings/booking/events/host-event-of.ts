import { type BookingQuestion, teamsMeeting } from "@calcache/booking-questions";
import type { DesiredEvent } from "@calcache/calendar-events";
import type { AfterBooking } from "../../../event-types/columns/after-booking.ts";
import type { BookingDetails } from "../stored/booking-details.ts";
import { answersOf } from "./answers.ts";
import { eventTexts } from "./event-texts.ts";

/** Whether a host leads, and the language that they have chosen, a BCP 47 tag. */
type EventHost = { leads: boolean; locale: string | null | undefined };

/** All who have a booking, where several do; else null. */
export type BookingSeating = readonly { name: string; email: string }[] | null;

/** What of a booking its events tell. Times are epoch ms. */
type ToldBooking = {
  title: string;
  start: number;
  end: number;
  attendee: { name: string; email: string; timeZone: string; language: string };
  guests: readonly string[];
  notes: string;
  /** What the form was answered with, by field. */
  responses: Readonly<Record<string, unknown>>;
  asked: readonly BookingQuestion[];
  /** Why the attendee moved it here. */
  reschedulingReason: string | null;
  location: string | null;
  hosts: readonly { name: string }[];
  /** The room that it takes; null for none. */
  room: { name: string; email: string } | null;
  seated: BookingSeating;
  /** Where hosts have still to confirm it: whether it keeps its time until then; null where it is agreed. */
  unconfirmed: "keeps time" | "keeps none" | null;
  after: Pick<AfterBooking, "isPrivate" | "hidesNotes">;
  /** The language that its event type names, a BCP 47 tag; null for none. */
  interfaceLanguage: string | null;
};

/** All who have a booking, where several do. */
export const seatedOf = ({ seating }: Pick<BookingDetails, "seating">): BookingSeating =>
  seating?.kind === "shared" ? seating.attendees : null;

/** Whose calendar an event of a booking stands in. @param userId a host's */
export function readerOf({ hosts }: Pick<BookingDetails, "hosts">, userId: number): EventHost {
  const locale = hosts.find(({ id }) => id === userId)?.locale;
  return { leads: hosts[0]?.id === userId, locale };
}

/**
 * What a booking's event says in a host's calendar, in their language or the event type's: who booked, who comes, and all that they wrote. The provider invites
 * nobody: our own mail does, at once, and once however many hosts there are. Nor does it hold the link that cancels,
 * which is the attendee's. What is hidden in calendars isn't written there: hosts have it by mail. While it isn't confirmed it is tentative, or free where it keeps no time. Of several hosts' events the leader's
 * has the link to meet online, and asks for the room: that is the one whom the provider invites, and it is asked once.
 */
export function hostEventOf(booking: ToldBooking, host: EventHost): DesiredEvent {
  const { attendee, guests, hosts, location, notes, room, reschedulingReason, seated } = booking;
  const { isPrivate, hidesNotes } = booking.after;
  const meetsOnline = location === teamsMeeting;
  const tells = !isPrivate && !hidesNotes && !seated;
  const t = eventTexts({ interfaceLanguage: booking.interfaceLanguage, locale: host.locale });
  const inWords = (answer: string | boolean) => (answer === true ? t("yes") : answer || t("no"));
  return {
    title: booking.title,
    description: [
      ...(seated ?? [attendee]).map(({ name, email }) => t("bookedBy", { who: `${name} <${email}>` })),
      ...(guests.length > 0 ? [t("guests", { names: guests.join(t("list")) })] : []),
      ...(hosts.length > 1 ? [t("hosts", { names: hosts.map(({ name }) => name).join(t("list")) })] : []),
      ...(reschedulingReason && !isPrivate ? [t("whyMoved", { reason: reschedulingReason })] : []),
      ...(tells
        ? answersOf(booking).map(({ field, answer }) => t("answer", { field, answer: inWords(answer) }))
        : []),
      ...(tells && notes !== "" ? [notes] : []),
    ].join("\n\n"),
    location: [room?.name, meetsOnline ? null : location].filter((place) => place).join(", "),
    start: booking.start,
    end: booking.end,
    timeZone: attendee.timeZone,
    language: t.locale,
    attendees: host.leads && room !== null ? [{ email: room.email, name: room.name, type: "resource" }] : [],
    onlineMeeting: host.leads && meetsOnline,
    ...(isPrivate && { sensitivity: "private" as const }),
    ...(booking.unconfirmed !== null && {
      showAs: booking.unconfirmed === "keeps time" ? ("tentative" as const) : ("free" as const),
    }),
  };
}
