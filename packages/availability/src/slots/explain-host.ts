import { type Intervals, toRanges } from "../intervals/intervals.ts";
import type { MinuteRange } from "../intervals/minutes.ts";
import type { BookedTime, Buffers } from "./host-availability.ts";

/**
 * What keeps a host from a slot. A busy time or booking that doesn't overlap the slot can still lie in the buffer that
 * is kept free `before` or `after` it; `calendar` is null there for a booking.
 */
export type HostObstacle<Calendar> =
  | { kind: "outside_working_hours" }
  | { kind: "calendar_unavailable"; calendar: Calendar }
  | { kind: "busy"; calendar: Calendar; time: MinuteRange }
  | { kind: "booked"; time: MinuteRange }
  | { kind: "buffer"; side: "before" | "after"; calendar: Calendar | null; time: MinuteRange };

/** What is known of one host, with their calendars told apart; `busy` is null for one that isn't known. */
export type ExplainableHost<Calendar> = {
  calendars: readonly { calendar: Calendar; busy: Intervals | null }[];
  bookings: readonly BookedTime[];
};

/**
 * All that keeps a host from a slot; nothing exactly if the slot lies wholly in the host's free time.
 * @param hours the host's working hours within the slot
 * @param eventType the slot's own buffers, in minutes
 */
export function explainHost<Calendar>(
  { calendars, bookings }: ExplainableHost<Calendar>,
  hours: Intervals,
  slot: MinuteRange,
  eventType: Buffers,
): HostObstacle<Calendar>[] {
  const isOpen = hours.length === 2 && hours[0] === slot.start && hours[1] === slot.end;
  const needed = {
    start: slot.start - eventType.beforeEventBuffer,
    end: slot.end + eventType.afterEventBuffer,
  };
  return [
    ...(isOpen ? [] : [{ kind: "outside_working_hours" } as const]),
    ...calendars.flatMap(({ calendar, busy }) =>
      busy === null
        ? [{ kind: "calendar_unavailable", calendar } as const]
        : busyObstacles(calendar, busy, slot, needed),
    ),
    ...bookings.flatMap((booking) => bookedObstacles(booking, slot, needed)),
  ];
}

function busyObstacles<Calendar>(
  calendar: Calendar,
  busy: Intervals,
  slot: MinuteRange,
  needed: MinuteRange,
): HostObstacle<Calendar>[] {
  return toRanges(busy)
    .filter((time) => overlap(time, needed))
    .map((time) =>
      overlap(time, slot)
        ? { kind: "busy", calendar, time }
        : { kind: "buffer", side: sideOf(time, slot), calendar, time },
    );
}

function bookedObstacles(booking: BookedTime, slot: MinuteRange, needed: MinuteRange): HostObstacle<never>[] {
  const { start, end, beforeEventBuffer, afterEventBuffer } = booking;
  const closed = { start: start - beforeEventBuffer, end: end + afterEventBuffer };
  if (closed.start >= closed.end || !overlap(closed, needed)) return [];
  const time = { start, end };
  return [
    overlap(time, slot)
      ? { kind: "booked", time }
      : { kind: "buffer", side: sideOf(time, slot), calendar: null, time },
  ];
}

const overlap = (a: MinuteRange, b: MinuteRange) => a.start < b.end && b.start < a.end;

const sideOf = (time: MinuteRange, slot: MinuteRange) => (time.end <= slot.start ? "before" : "after");
