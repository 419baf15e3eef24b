import type { MinuteRange } from "@calcache/availability";
import type { AnswerProblem } from "@calcache/booking-questions";
import type { BookingDetails } from "./booking-details.ts";

/**
 * Why something wasn't booked, moved or cancelled; nothing has changed then.
 * - `slot-unavailable`: it isn't free, or not any more; with the free slots nearest to it, in order
 * - `series-unavailable`: these occurrences of a series aren't free, and so none was booked; with the free slots nearest to its first
 * - `invalid`: a field of the request, by its path, asks for what the event type doesn't have; the message goes on from it
 * - `answers`: questions of the form that aren't answered, or not in a way that can be taken
 * - `place`: where it is to take place can't be chosen (`type`), or whoever books has to say more of it (`answer`)
 * - `booker-limit`: whoever books has as many bookings of the event type that aren't over as they may; with `offersReschedule` they
 *   get mail with the link that moves the next of these
 * - `seats`: several have the booking together, so that only a host moves it, and nobody hands it over; each can move their seat, or give it back
 * - `not-pending`: it was to be confirmed or declined, and waits for neither
 * - `link-over`: the private link by which it was to be booked was used up, or its time passed, or there never was one
 * - `cancelling-disabled`, `moving-disabled`: its event type lets nobody but its hosts do that
 * - `already-cancelled`: also where it was moved, and `rescheduledToUid` says to which booking
 */
export type BookingFailure =
  | { kind: "event-type-not-found" }
  | { kind: "booking-not-found" }
  | { kind: "invalid"; path: string; message: string; most?: number | null }
  | { kind: "answers"; problems: readonly AnswerProblem[] }
  | { kind: "place"; field: "type" | "answer"; message: string }
  | { kind: "slot-unavailable"; alternatives: readonly MinuteRange[] }
  | {
      kind: "series-unavailable";
      taken: readonly MinuteRange[];
      alternatives: readonly MinuteRange[];
    }
  | { kind: "booker-limit"; most: number; offersReschedule: boolean }
  | { kind: "already-cancelled"; rescheduledToUid: string | null }
  | { kind: "not-pending"; status: BookingDetails["status"] }
  | { kind: "already-over" }
  | { kind: "seats" }
  | { kind: "cancelling-disabled" | "moving-disabled" }
  | { kind: "link-over" }
  | { kind: "too-often"; retryAfterSeconds: number };
