import { floorMinute, type MinuteRange } from "@calcache/availability";
import type { Engine } from "@calcache/calendar-cache";
import type { EventTypeWithHosts } from "../../event-types/columns/event-type.ts";
import type { ExcludedTimes } from "../../host-time/times/excluded-times.ts";
import { findSlotsOf } from "../../slots/find-slots-of.ts";
import type { WantedSlot } from "./slot-fit.ts";

const minutesPerDay = 1440;
const daysAround = 7;
const most = 5;

/** The free slots nearest to one that can't be had, in order of time, from a week before it to a week after. */
export async function nearestSlots(
  engine: Engine,
  eventType: EventTypeWithHosts,
  wanted: WantedSlot,
  own: ExcludedTimes,
): Promise<MinuteRange[]> {
  const range = {
    start: Math.max(floorMinute(engine.now()), wanted.start - daysAround * minutesPerDay),
    end: wanted.end + daysAround * minutesPerDay,
  };
  const { slots } = await findSlotsOf(engine, eventType, {
    range,
    timeZone: wanted.timeZone,
    duration: wanted.end - wanted.start,
    serveCache: true,
    own,
    routing: wanted.routing,
  });
  const distance = ({ start }: MinuteRange) => Math.abs(start - wanted.start);
  return slots
    .filter(({ start }) => start !== wanted.start)
    .sort((a, b) => distance(a) - distance(b) || a.start - b.start)
    .slice(0, most)
    .sort((a, b) => a.start - b.start);
}
