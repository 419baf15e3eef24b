import type { BookingQuestion } from "@calcache/booking-questions";
import type { AfterBooking } from "../../../event-types/columns/after-booking.ts";

/** Somebody whom an event is for. `language` is a BCP 47 tag. */
export type BookingAttendee = { name: string; email: string; timeZone: string; language: string };

export type BookingHostDetails = {
  id: number;
  name: string;
  email: string;
  username: string | null;
  timeZone: string;
  /** The language that they have chosen, a BCP 47 tag; null for none. */
  locale?: string | null;
  /** Whether the event is written to a calendar of theirs. */
  hasEvent: boolean;
};

/** A team or a user with a page, and the organisation that they are found in by their slug; null of none. */
export type BookingOwner = { kind: "team" | "user"; slug: string; orgSlug: string | null };

/** A room of a booking, by what it was called then. */
export type BookingRoom = { id: number; name: string; email: string };

/** Everything that is known of a booking. Times are epoch ms. */
export type BookingDetails = {
  id: number;
  uid: string;
  status: "accepted" | "pending" | "cancelled" | "rejected";
  title: string;
  start: number;
  end: number;
  eventType: { id: number; slug: string; title: string } | null;
  /** Whose page it was booked on; null where that is gone. */
  owner: BookingOwner | null;
  hosts: readonly BookingHostDetails[];
  /** The room that it takes; null for none. */
  room: BookingRoom | null;
  /** Rooms that it was to take and that can't be had then: they declined, or another booking had them where a host moved it to. */
  declinedRooms: readonly BookingRoom[];
  /** Who booked it. */
  attendee: BookingAttendee;
  /**
   * Where several have it together: `seat` if this is what one of them knows of it, whose uid is their seat's; else all who have one. Null
   * where one has it alone.
   */
  seating:
    | { kind: "seat" }
    | { kind: "shared"; attendees: readonly { name: string; email: string }[] }
    | null;
  /** Addresses of those whom the attendee asked to come too. */
  guests: readonly string[];
  notes: string;
  /** What the fields of the form were answered with, by field. */
  responses: Readonly<Record<string, unknown>>;
  /** What the event type's form asks now, whose words the answers are told in. */
  asked: readonly BookingQuestion[];
  location: string | null;
  /** The language that its event type names, a BCP 47 tag; null for none. */
  interfaceLanguage: string | null;
  /** What its event type says of what comes now. */
  after: AfterBooking;
  /** Where it is met online: the link of the leading host's event, once their calendar has made one. */
  joinUrl: string | null;
  /** That calendar made the event without a link: its owner may have none of the kind. */
  meetingRefused: boolean;
  metadata: Readonly<Record<string, string>>;
  /** Whether the hosts' calendars themselves said that they were free; else the cache did. */
  checkedLive: boolean;
  cancellationReason: string | null;
  /** Why it wasn't confirmed. */
  rejectionReason: string | null;
  reschedulingReason: string | null;
  /** Of the series that it is an occurrence of; null where it is none. */
  seriesUid: string | null;
  rescheduledFromUid: string | null;
  rescheduledToUid: string | null;
  /** A host gave its time back and asked whoever booked it to choose another one, which they haven't yet. */
  awaitsNewTime: boolean;
  /** The first booking's uid, through all reschedules, with a sequence that counts them, as iCalendar wants it. */
  iCalUid: string;
  iCalSequence: number;
  /** Where hosts have still to confirm it: whether it keeps its time until then; null where they haven't to. */
  unconfirmed: "keeps time" | "keeps none" | null;
  createdAt: number;
  updatedAt: number | null;
};
