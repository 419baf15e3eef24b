import type { MinuteRange } from "@calcache/availability";

/**
 * What of somebody's own doesn't close time to them: the slot that they hold, the booking that they move. Its hosts had
 * whatever lies inside that booking's time at once already, so no minute is double-booked that wasn't.
 */
export type ExcludedTimes = {
  reservationUid: string | null;
  /**
   * `hostIds`: its room's too. `isShared`: several have it together, and all of it is moved, to where nobody has a seat yet.
   */
  booking: (MinuteRange & { uid: string; hostIds: readonly number[]; isShared?: boolean }) | null;
};

export const nothingOwn: ExcludedTimes = { reservationUid: null, booking: null };
