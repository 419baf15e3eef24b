/**
 * Bookings: somebody takes hosts' time. Knows slots, assignment, event-types and host-time.
 *
 * - booking: a time that is agreed; accepted (or pending) ones take their hosts' time, and no two of a host overlap
 * - request: a pending booking, which its hosts have to confirm or decline
 * - uid: a booking's name; whoever knows it may see, move and cancel the booking
 * - attendee: who booked; guests: whom the attendee asked to come too
 * - hold: a slot that is kept for whoever fills in the form, for some minutes (cal.com's slot reservation)
 * - own times: what of the asker's own, a hold or the booking to be moved, doesn't close time to them
 * - live check: the chosen hosts' calendars are asked before a booking; where they don't answer the cache decides
 */

export type { ExcludedTimes } from "../host-time/times/excluded-times.ts";
export { book } from "./book/book.ts";
export { answeringHost, answerPath } from "./booking/answer-link.ts";
export type { Bookings, HostSecret } from "./booking/bookings.ts";
export { ledTo } from "./booking/led-to.ts";
export type { BookingRequest, CancelRequest, RescheduleRequest } from "./booking/requests/booking-request.ts";
export type { BookingDetails } from "./booking/stored/booking-details.ts";
export type { BookingFailure } from "./booking/stored/booking-failure.ts";
export { findBooking, isSeatOf } from "./booking/stored/find-booking.ts";
export { findExcludedTimes } from "./booking/stored/find-excluded-times.ts";
export { findSeries } from "./booking/stored/find-series.ts";
export { confirmBooking, declineBooking } from "./change/answer-request.ts";
export { askForTime } from "./change/ask-for-time.ts";
export { cancelBooking } from "./change/cancel-booking.ts";
export { findLeavingHost } from "./change/find-leaving-host.ts";
export { followCalendarEvents } from "./change/follow-calendar-events.ts";
export { handOverBooking } from "./change/hand-over-booking.ts";
export { type HandOverChoice, type HandOverFailure, listHandOverChoices } from "./change/open-hand-over.ts";
export { rescheduleBooking } from "./change/reschedule-booking.ts";
export { findHold, releaseHold, type SlotHold } from "./hold/find-hold.ts";
export { holdSlot } from "./hold/hold-slot.ts";
export {
  claimKey,
  hashOf,
  keepAnswer,
  releaseKey,
} from "./limits/idempotency.ts";
export {
  type BookingList,
  bookingLists,
  findHostBooking,
  type HostBooking,
  listHostBookings,
} from "./list/list-host-bookings.ts";
export {
  type BookingFilter,
  bookingStatusFilters,
  findOpenedEventTypes,
  listKeyBookings,
  opensBookingOf,
} from "./list/list-key-bookings.ts";
export { bookingFactsOf, placeInWords } from "./mail/booking-facts-of.ts";
export type { BookingPost } from "./mail/queued-mail.ts";
export { sendBookingEmails } from "./mail/send-booking-emails.ts";
export { startBookingWorker, startRoomWorker } from "./start-booking-worker.ts";
