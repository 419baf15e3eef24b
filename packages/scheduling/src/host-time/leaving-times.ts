import { type Intervals, intervalsFrom, type MinuteRange, subtract } from "@calcache/availability";

/**
 * The time of a booking that was cancelled or moved away, whose event is still in what is known of the host's calendar:
 * until it is deleted there (`pending`), and after that until the calendar is read again. So cancelling gives time back
 * at once, however long the calendar's provider is away.
 */
export type LeavingTime = MinuteRange & { pending: boolean };

/**
 * Busy times without those that are leaving. Busy times don't tell events apart, so another event inside such a time
 * is left out with it, until the calendar is read next; a booking made there is checked live first.
 */
export const withoutLeaving = (busy: Intervals, leaving: readonly LeavingTime[]): Intervals =>
  leaving.length === 0 ? busy : subtract(busy, intervalsFrom(leaving));
