import { workingHours } from "../civil-time/working-hours.ts";
import { toRanges } from "../intervals/intervals.ts";
import type { MinuteRange } from "../intervals/minutes.ts";
import type { SlotRequest } from "./slot-request.ts";

/** Tells of a slot in a range whether it lies wholly within the hours to which slots are confined. */
export function allowedBy({
  restriction,
  range,
  timeZone,
}: Pick<SlotRequest, "restriction" | "range" | "timeZone">): (slot: MinuteRange) => boolean {
  if (!restriction) return () => true;
  const { schedule, inAskersZone } = restriction;
  const hours = [...toRanges(workingHours(inAskersZone ? { ...schedule, timeZone } : schedule, range))];
  return (slot) => hours.some(({ start, end }) => start <= slot.start && slot.end <= end);
}
