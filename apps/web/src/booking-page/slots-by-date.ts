import { type MinuteRange, parseAskedRange, slotFormatter } from "@calcache/availability";
import type { CalendarCache } from "@calcache/calendar-cache";
import { type EventTypeWithHosts, type FoundSlots, findSlotsOf } from "@calcache/scheduling";
import { metrics } from "../server/metrics.ts";
import type { CivilDate } from "./civil-date.ts";

/** Slots by the date they start on, in order; dates without any are missing. */
export type SlotsByDate = ReadonlyMap<CivilDate, readonly MinuteRange[]>;

export type FoundByDate = Omit<FoundSlots, "slots"> & { slots: SlotsByDate };

/** Finds the slots that start on the dates from `first` to `last`; the latest may end on the date after. */
export async function findSlotsByDate(
  cache: CalendarCache,
  eventType: EventTypeWithHosts,
  {
    first,
    last,
    ...asker
  }: { first: CivilDate; last: CivilDate; timeZone: string; serveCache: boolean | null },
): Promise<FoundByDate> {
  const dates = parseAskedRange(first, last, asker.timeZone);
  if (!dates.ok) throw new RangeError(dates.error.message);
  const { start, end } = dates.value;
  const range = { start, end: end + eventType.length };
  const { slots, ...found } = await findSlotsOf(cache, eventType, { ...asker, range, duration: null });
  metrics().reads.inc({ outcome: found.cacheStatus });
  const { date } = slotFormatter(asker.timeZone);
  const starting = slots.filter((slot) => slot.start < end);
  return { ...found, slots: Map.groupBy(starting, (slot) => date(slot.start)) };
}
