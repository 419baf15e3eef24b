import { type Intervals, intervalsFrom, type MinuteRange, subtract } from "@calcache/availability";
import type { ExcludedTimes } from "./times/excluded-times.ts";

/**
 * The time of a booking that was cancelled or moved away, whose event is still in what is known of the host's calendar:
 * until it is deleted there (`pending`), and after that until the calendar is read again. So cancelling gives time back
 * at once, however long the calendar's provider is away.
 */
export type ReleasedTime = MinuteRange & { pending: boolean };

/**
 * A calendar's busy times without those that close nothing any more: what is leaving, and the event of the booking that the
 * asker moves. Busy times don't tell events apart, so another event inside such a time is left out with it, until the
 * calendar is read next; a booking made there is checked live first. Of a calendar that is read live only what is pending
 * is left out: it says itself what has left it.
 */
export function withoutGone(
  busy: Intervals,
  userId: number,
  { booking }: ExcludedTimes,
  released: readonly ReleasedTime[],
  isLive: boolean,
): Intervals {
  const gone: MinuteRange[] = isLive ? released.filter(({ pending }) => pending) : [...released];
  if (booking?.hostIds.includes(userId)) gone.push(booking);
  return gone.length === 0 ? busy : subtract(busy, intervalsFrom(gone));
}
