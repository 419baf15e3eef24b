import type { Engine } from "@calcache/calendar-cache";
import type { EventTypeWithHosts } from "../../event-types/event-type.ts";
import type { ExcludedTimes } from "../../host-time/excluded-times.ts";
import { findSlotsOf } from "../../slots/find-slots-of.ts";
import { finestMark, type WantedSlot } from "./slot-fit.ts";

/** Whether a slot is on one of the dates that an event type offers because they are the first that have any slots. */
export async function isOnBookableDay(
  engine: Engine,
  eventType: EventTypeWithHosts,
  { start, end, timeZone }: WantedSlot,
  own: ExcludedTimes,
): Promise<boolean> {
  if (eventType.bookableDays === null) return true;
  const slotInterval = finestMark(eventType.slotInterval ?? end - start, eventType.offsetStart);
  const { slots } = await findSlotsOf(
    engine,
    { ...eventType, slotInterval, offsetStart: 0 },
    { range: { start, end }, timeZone, duration: end - start, serveCache: true, own },
  );
  return slots.length > 0;
}
