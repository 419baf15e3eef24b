/**
 * The public booking page as React components. A host app finds the slots, hands them in, and says how the URL changes.
 * Knows React and availability, no server.
 *
 * - event type: what can be booked; public: as far as everybody may know it
 * - slot: a time that is offered; offered slots: those of a range of dates, and how they are known
 * - page query: what the URL asks for; search: its parameters as text
 * - view: what the page shows of it all, before it is put into words; words: dates and times in one language and zone
 * - guest: the visitor, of whose own calendar the busy times can be laid over the slots: the overlay
 * - hold: a slot that is kept for a visitor while they fill in the form
 * - layout: how slots are arranged: a month, a week by the time of day, a week's lists
 */

export { AnswerForm } from "./booking/answer-form.tsx";
export { type BookedEvent, BookingReceipt, type BookingReceiptProps } from "./booking/booking-receipt.tsx";
export { CancelForm } from "./booking/cancel-form.tsx";
export type { SeriesEntry } from "./booking/series-list.tsx";
export { Booker, type BookerNavigation, type BookerProps } from "./page/booker.tsx";
export { BookerSkeleton } from "./page/booker-skeleton.tsx";
export {
  type BookingActions,
  type BookingFormField,
  type BookingFormState,
  type BookingFormValues,
  type BookingProblem,
  type HoldAnswer,
  honeypotField,
} from "./view/booking-form.ts";
export * from "./view/index.ts";
export type { VisitorCalendar } from "./view/visitor-calendar.ts";
export { duration, durations } from "./words/sentences.ts";
