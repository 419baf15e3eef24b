import { floorMinute, localDate } from "@calcache/availability";
import type { Engine } from "@calcache/calendar-cache";
import type { EventTypeWithHosts } from "../../event-types/columns/event-type.ts";
import type { ExcludedTimes } from "../../host-time/times/excluded-times.ts";
import { lastBookableDate, lastLook } from "../../slots/bookable-days.ts";
import { findSlotsOf } from "../../slots/find-slots-of.ts";
import type { WantedSlot } from "./slot-fit.ts";

/**
 * Whether a slot is on one of the dates that an event type offers because they are the first that have any slots: those of whom
 * whoever wants it is led to, so that an owner's are counted where theirs alone are offered.
 */
export async function isOnBookableDay(
  engine: Engine,
  eventType: EventTypeWithHosts,
  { start, end, timeZone, routing }: WantedSlot,
  own: ExcludedTimes,
): Promise<boolean> {
  const { bookableDays } = eventType;
  if (bookableDays === null) return true;
  const now = engine.now();
  if (end > lastLook(bookableDays, now)) return false;
  const { slots } = await findSlotsOf(engine, eventType, {
    range: { start: floorMinute(now), end },
    timeZone,
    duration: end - start,
    serveCache: true,
    own,
    routing,
  });
  return localDate(start, timeZone) <= lastBookableDate(slots, bookableDays, timeZone, now);
}
