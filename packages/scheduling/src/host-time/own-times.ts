import { type Intervals, intervalsFrom, type MinuteRange, subtract } from "@calcache/availability";

/** What of somebody's own doesn't close time to them: the slot that they hold, the booking that they move. */
export type OwnTimes = {
  reservationUid: string | null;
  booking: (MinuteRange & { uid: string; hostIds: readonly number[] }) | null;
};

export const nothingOwn: OwnTimes = { reservationUid: null, booking: null };

/**
 * A host's busy times without the event of the booking that is being moved, which is in the host's calendar too. Busy
 * times don't tell events apart, so another event inside that very time is left out with it: the host had both at
 * once already, and no minute is double-booked that wasn't.
 */
export function withoutOwnEvent(busy: Intervals, userId: number, { booking }: OwnTimes): Intervals {
  return booking?.hostIds.includes(userId) ? subtract(busy, intervalsFrom([booking])) : busy;
}
