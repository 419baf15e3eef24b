import type { Minute, MinuteRange } from "@calcache/availability";
import type { RoutedTo } from "./routed-query.ts";

/** What a visitor fills in to book, by the names of the form's fields. */
export type BookingFormValues = {
  name: string;
  email: string;
  notes: string;
  guests: string;
  /** How many times, of an event type that repeats. */
  recurrenceCount: string;
  reason: string;
  /** The place's kind, and what had to be said of it. */
  place: string;
  placeAnswer: string;
  /** Of the event type's questions, by the names of their fields. */
  answers: Readonly<Record<string, readonly string[]>>;
};

/** The fields whose values stand alone. */
export type BookingFormField = Exclude<keyof BookingFormValues, "answers">;

/** A field that people don't see: whoever fills it in isn't one. */
export const honeypotField = "website";

/** Why a booking wasn't made. */
export type BookingProblem =
  /** What was filled in can't be used; why, by the field's name. */
  | { kind: "invalid"; errors: readonly { field: string; message: string }[] }
  /** The slot was taken meanwhile; with the free ones nearest to it. */
  | { kind: "slot-taken"; alternatives: readonly MinuteRange[] }
  /** These of the occurrences aren't free, so that none was booked; with the free slots nearest to the first. */
  | { kind: "series-taken"; taken: readonly MinuteRange[]; alternatives: readonly MinuteRange[] }
  /** The visitor has as many bookings of the event type as they may; whether they got mail that moves one of them. */
  | { kind: "booker-limit"; most: number; offersReschedule: boolean }
  | { kind: "too-often"; retryAfterSeconds: number }
  /** The private link of the page was used up, or its time passed, while the form was open. */
  | { kind: "link-over" }
  /** The booking that was to be moved is over or cancelled. */
  | { kind: "not-movable" }
  | { kind: "failed" };

/** The form as it was sent for a slot that starts at `start`, and why it comes back; null before that. */
export type BookingFormState = {
  start: Minute | null;
  values: BookingFormValues;
  problem: BookingProblem;
} | null;

/** A slot is held until `until` (epoch ms), as the hold `uid`; or it is gone. */
export type HoldAnswer =
  | { kind: "held"; until: number; uid?: string }
  | { kind: "slot-taken" }
  | { kind: "not-held" };

/** How a host app books. */
export type BookingActions = {
  /** Holds a slot while its form is filled in. */
  hold: (slot: {
    eventTypeId: number;
    start: Minute;
    /** minutes */
    length: number;
    timeZone: string;
    /** Whom of a round robin they are led to; left out, to all. */
    routing?: RoutedTo;
    /** The id of the room that they chose; left out, the first that is free. */
    room?: number;
    /** The booking that they move, whose own time is no hindrance. */
    bookingUid?: string;
    /** The hold that this one follows, for browsers that keep no cookies. */
    uid?: string;
  }) => Promise<HoldAnswer>;
  /**
   * Books, and goes to the booking; or tells why not. The form has the fields of `BookingFormValues`, those of `answerField` for the event type's
   * questions, and `start`
   * (ISO 8601), `lengthInMinutes`, `eventTypeId`, `timeZone`, `language` (of dates), `pageLanguage` (of sentences), `key` (the same for every try of one form and slot), the
   * honeypot, `reservedSlotUid` where the slot is held, `timeFormat` where one was chosen, `cal.routedTeamMemberIds`, `cal.teamMemberEmail` and `cal.room` where the page's URL said them, and `rescheduleUid` where a booking is moved; and `recurrenceCount` of an event type that repeats.
   */
  book: (before: BookingFormState, form: FormData) => Promise<BookingFormState>;
  /** Unique to this view of the page. */
  formId: string;
  /** The private link that the page was opened by: sent along as `privateLink`. */
  privateLink?: string | null;
};

/** A booking that the visitor moves to another time; epoch ms. */
export type MovedBooking = {
  uid: string;
  start: number;
  end: number;
  /** Its time was given back: another one has to be chosen. */
  isGivenBack?: true;
};

/** The form's last answer, how it is sent, and whether it is on its way: what `useActionState` gives. */
export type BookingFormAction = [state: BookingFormState, book: (form: FormData) => void, isPending: boolean];
