/**
 * Bookings: somebody takes hosts' time.
 *
 * - booking: a time that is agreed; accepted (or pending) ones take their hosts' time, and no two of a host overlap
 * - uid: a booking's name; whoever knows it may see, move and cancel the booking
 * - attendee: who booked; guests: whom the attendee asked to come too
 * - hold: a slot that is kept for whoever fills in the form, for some minutes (cal.com's slot reservation)
 * - own times: what of the asker's own, a hold or the booking to be moved, doesn't close time to them
 * - live check: the chosen hosts' calendars are asked before a booking; where they don't answer the cache decides
 */

export { book } from "./book.ts";
export type { BookingAttendee, BookingDetails, BookingHostDetails } from "./booking-details.ts";
export { bookingFactsOf } from "./booking-facts-of.ts";
export type { BookingFailure } from "./booking-failure.ts";
export type { BookingRequest, CancelRequest, RescheduleRequest } from "./booking-request.ts";
export type { Bookings } from "./bookings.ts";
export { calendarHostEvents, followCalendarEvents } from "./calendar-events.ts";
export { cancelBooking } from "./cancel-booking.ts";
export { findBooking } from "./find-booking.ts";
export { findHold, releaseHold, type SlotHold } from "./find-hold.ts";
export type { OutsideChangePolicy } from "./follow-outside-change.ts";
export { type HoldRequest, holdSlot } from "./hold-slot.ts";
export type { EventCalendar, HostEvent, HostEventRef, HostEvents } from "./host-events.ts";
export {
  type Claim,
  claimKey,
  hashOf,
  type KeptAnswer,
  keepAnswer,
  releaseKey,
} from "./idempotency.ts";
export { findOwnTimes, nothingOwn, type OwnTimes } from "./own-times.ts";
export { pruneBookings } from "./prune-bookings.ts";
export { rescheduleBooking } from "./reschedule-booking.ts";
export { type BookingPost, sendBookingEmails } from "./send-booking-emails.ts";
export { startBookingWorker } from "./start-booking-worker.ts";
