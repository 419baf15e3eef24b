/**
 * Slot math: when can these people meet? Pure functions over times handed in; no I/O, no clock.
 * Knows no other package.
 *
 * - **minute**: the unit of all times, whole minutes since the Unix epoch (UTC); ranges of them are half-open
 * - **intervals**: a set of minutes, as a flat typed array of sorted, disjoint ranges
 * - **packed month**: the intervals of one UTC month as bytes, the form they are stored in
 * - **schedule**: someone's weekly hours in the civil time of their zone, and the dates that override them
 * - **working hours**: the minutes at which a schedule is open
 * - **busy**: times that Outlook or a booking closes; **free time**: working hours that aren't busy
 * - **buffer**: minutes that an event type keeps free before and after its events
 * - **host**: a person whom a slot may be with; every fixed host is needed, of the others one is, or so many of each **group**
 * - **room**: what a slot takes one of, whichever is free; it has no working hours
 * - **slot**: a time that is offered; **grid**: starts at equal distances; **clock mark**: the round minute a grid begins at
 * - **notice**: how long before its start a slot is last offered; **period**: how many dates ahead slots are offered;
 *   **business days**: Mondays to Fridays
 * - **participant**: whom or what a meeting may need, a room too; a **group** of them says how many of its members it needs
 * - **period**: here also a stretch of time in which any slot of the asked length fits
 * - **sequence**: several meetings that follow each other, with a gap between
 * - **asker**: whoever looks at the slots, in a zone of their own
 */

export { type AskedRangeProblem, parseAskedRange } from "./civil-time/asked-range.ts";
export { type DayCount, dateAfter, dayAfter, isBusinessDay } from "./civil-time/day-count.ts";
export type { Result } from "./civil-time/result.ts";
export type { DateSpan, OpenTime, Schedule, Trip } from "./civil-time/schedule.ts";
export { formatSlotTime, localDate, type SlotFormatter, slotFormatter } from "./civil-time/slot-format.ts";
export { type OffsetReader, offsetReader } from "./civil-time/utc-offset.ts";
export { workingHours } from "./civil-time/working-hours.ts";
export { clip, intersect, pad, subtract } from "./intervals/interval-algebra.ts";
export { pagesOfIntervals, type RoomForIntervals } from "./intervals/interval-memory.ts";
export { union } from "./intervals/interval-union.ts";
export {
  type Intervals,
  intervalsFrom,
  noIntervals,
  sameIntervals,
  toRanges,
} from "./intervals/intervals.ts";
export { ceilMinute, endMinute, floorMinute, type Minute, type MinuteRange } from "./intervals/minutes.ts";
export { addMonths, type Month, monthOf, monthRange, monthsIn, splitByMonth } from "./intervals/months.ts";
export { decodeIntervals, encodeIntervals, MalformedIntervalsError } from "./intervals/packed-month.ts";
export {
  type BookingLimit,
  countedRange,
  type PeriodsOf,
  periodReader,
  type ReachedLimit,
  reachedLimits,
} from "./limits/booking-limits.ts";
export type { CalendarUnit } from "./limits/calendar-period.ts";
export { availablePeriods, availableSlots, type SlotLayout } from "./meetings/available-times.ts";
export {
  type Meeting,
  type MeetingStarts,
  type Member,
  meetingStarts,
  type Participant,
  type ParticipantGroup,
} from "./meetings/meeting.ts";
export { findSequences, type SequenceStep } from "./meetings/sequences.ts";
export { type ExplainableHost, explainHost, type HostObstacle } from "./slots/explain-host.ts";
export {
  type BookedTime,
  type Buffers,
  busyReach,
  freeTime,
  type HostAvailability,
  type RoomAvailability,
} from "./slots/host-availability.ts";
export { groupHosts } from "./slots/host-groups.ts";
export { allowedBy } from "./slots/restriction.ts";
export type { Restriction, SlotRequest } from "./slots/slot-request.ts";
export { findSlots } from "./slots/slots.ts";
