import type { Schedule } from "../civil-time/schedule.ts";
import { clip, pad, subtract } from "../intervals/interval-algebra.ts";
import { union } from "../intervals/interval-union.ts";
import { type Intervals, intervalsFrom } from "../intervals/intervals.ts";
import type { MinuteRange } from "../intervals/minutes.ts";

/** Minutes that an event type keeps free before and after its events. */
export type Buffers = { beforeEventBuffer: number; afterEventBuffer: number };

/** A booking made here, with the buffers of its own event type. */
export type BookedTime = MinuteRange & Buffers;

/** What is known of one host. */
export type HostAvailability = {
  isFixed: boolean;
  /** Of a round robin in groups: of which one; null or left out for the group of those who are in none. */
  groupId?: string | null;
  schedule: Schedule;
  /** Busy times from Outlook. */
  busy: Intervals;
  bookings: readonly BookedTime[];
  /** Times in which nothing more may be booked, to which no buffers are added; none if left out. */
  closed?: Intervals;
};

/** What is known of one room: it is open at all hours, but for what closes it. */
export type RoomAvailability = Pick<HostAvailability, "busy" | "bookings">;

const noBuffers: Buffers = { beforeEventBuffer: 0, afterEventBuffer: 0 };

/**
 * The host's working hours without the times that are closed to an event type. A busy time closes
 * `[start - afterEventBuffer, end + beforeEventBuffer)`: a slot's after-buffer must end before it, a slot's
 * before-buffer must start after it. A booking closes its own event type's buffers as well.
 * Buffers don't apply at the edges of working hours.
 */
export function freeTime(
  host: Pick<HostAvailability, "busy" | "bookings" | "closed">,
  hours: Intervals,
  eventType: Buffers,
): Intervals {
  const first = hours[0];
  const last = hours.at(-1);
  if (first === undefined || last === undefined) return hours;
  const booked = host.bookings.map((booking) => ({
    start: booking.start - booking.beforeEventBuffer,
    end: booking.end + booking.afterEventBuffer,
  }));
  const reach = { start: first - eventType.beforeEventBuffer, end: last + eventType.afterEventBuffer };
  const taken = clip(booked.length === 0 ? host.busy : union([host.busy, intervalsFrom(booked)]), reach);
  const free = subtract(hours, pad(taken, eventType.afterEventBuffer, eventType.beforeEventBuffer));
  return host.closed && host.closed.length > 0 ? subtract(free, host.closed) : free;
}

/**
 * How many minutes before and after an asked range a busy time can lie and still close part of it, so that callers
 * load enough.
 *
 * @param booked the largest buffers of the bookings' own event types; none for busy times from Outlook
 */
export function busyReach(eventType: Buffers, booked: Buffers = noBuffers): number {
  return Math.max(
    eventType.beforeEventBuffer + booked.afterEventBuffer,
    eventType.afterEventBuffer + booked.beforeEventBuffer,
  );
}
