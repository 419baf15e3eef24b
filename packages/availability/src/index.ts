export { type AskedRangeProblem, parseAskedRange } from "./asked-range.ts";
export {
  clip,
  type Intervals,
  intersect,
  intervalsFrom,
  noIntervals,
  pad,
  sameIntervals,
  subtract,
  toRanges,
  union,
} from "./intervals.ts";
export { ceilMinute, floorMinute, type Minute, type MinuteRange } from "./minutes.ts";
export { addMonths, type Month, monthOf, monthRange, monthsIn, splitByMonth } from "./months.ts";
export { decodeIntervals, encodeIntervals } from "./packed-month.ts";
export type { Result } from "./result.ts";
export { formatSlotTime, isTimeZone, localDate, type SlotFormatter, slotFormatter } from "./slot-format.ts";
export {
  type BookedTime,
  type Buffers,
  busyReach,
  findSlots,
  type HostAvailability,
  type SlotRequest,
} from "./slots.ts";
export { type Schedule, workingHours } from "./working-hours.ts";
