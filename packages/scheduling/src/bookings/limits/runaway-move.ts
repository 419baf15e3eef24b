import type { EventCalendar } from "../booking/events/booking-events.ts";

const hour = 60 * 60_000;

/** A booking follows people's moves of its events no more often than this in {@link movesRememberedFor}. */
export const mostMovesFollowed = 5;

/** For so many ms a followed move counts. */
export const movesRememberedFor = 24 * hour;

/** A calendar that answers another's move within so many ms, with the same shift or its reverse, is no person. */
const echoesWithin = hour;

/** A move of a booking's event in a host's calendar. Times are epoch ms. */
type EventMove = { calendar: EventCalendar; fromStart: number; toStart: number };

/** One that the booking followed at `at`. */
export type FollowedMove = EventMove & { at: number };

/**
 * Whether a booking's events may be moving each other, so that following once more would go on for ever and mail everybody each time:
 * the same shift, or the way back, comes out of another calendar right after we wrote there what the first one asked for; or the
 * booking has followed very often already.
 *
 * @param followed the moves that the booking followed within {@link movesRememberedFor}
 */
export function isRunaway(move: EventMove, followed: readonly FollowedMove[], now: number): boolean {
  if (followed.length >= mostMovesFollowed) return true;
  return followed.some(
    (earlier) =>
      now - earlier.at < echoesWithin &&
      !isSameCalendar(earlier.calendar, move.calendar) &&
      (shiftOf(earlier) === shiftOf(move) || earlier.fromStart === move.toStart),
  );
}

const shiftOf = ({ fromStart, toStart }: EventMove) => toStart - fromStart;

const isSameCalendar = (one: EventCalendar, other: EventCalendar) =>
  one.credentialId === other.credentialId && one.calendarId === other.calendarId;
