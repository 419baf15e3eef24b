import { slotFormatter } from "@calcache/availability";
import { addDays, type CivilDate, type OfferedSlots, type PageQuery } from "@calcache/booker/view";
import type { Engine } from "@calcache/calendar-cache";
import {
  type EventTypeWithHosts,
  type ExcludedTimes,
  findExcludedTimes,
  findSlotsOf,
  type SlotsQuery,
} from "@calcache/scheduling";
import { minutesOf, offeredDates } from "./offered-dates.ts";

/** How far a page that has no slots to show looks for the next ones. */
const daysToLookAhead = 92;

type Asker = Pick<SlotsQuery, "timeZone" | "serveCache" | "routing" | "room"> & {
  length: number;
  own: ExcludedTimes;
};

/**
 * Finds what a visitor wants to see: the slots of some dates, and with none there the next ones.
 * @param length of the slots, in minutes
 * @param visitors the hold and the booking of theirs that don't stand in their way
 */
export async function findOfferedSlots(
  engine: Engine,
  eventType: EventTypeWithHosts,
  query: PageQuery,
  length: number,
  visitors: { reservationUid: string | null; bookingUid: string | null } = {
    reservationUid: null,
    bookingUid: null,
  },
): Promise<Omit<OfferedSlots, "zone" | "askedTimeZone">> {
  const now = engine.now();
  const { serveCache, routing } = query;
  // A booking that is moved keeps its room, or takes any.
  const room = visitors.bookingUid === null ? query.room : null;
  const { first, last, today, lastDate, timeZone } = offeredDates(query, eventType, now);
  const own = await findExcludedTimes(engine.db, visitors);
  const asker = { length, timeZone, serveCache, own, room, ...(routing && { routing }) };

  const { slots, cacheStatus, asOf, unavailableHosts, seats } = await findSlotsByDate(
    engine,
    eventType,
    asker,
    first,
    last,
  );
  const after = addDays(last, 1);
  const ahead =
    slots.size === 0 && after <= lastDate
      ? await findSlotsByDate(engine, eventType, asker, after, addDays(after, daysToLookAhead))
      : null;
  const [nextAvailable = null] = ahead?.slots.keys() ?? [];
  return {
    first,
    last,
    slots: Object.fromEntries(slots),
    nextAvailable,
    serveCache,
    length,
    askedDuration: query.duration,
    askedRoom: query.room,
    rescheduleUid: query.rescheduleUid,
    today,
    now,
    source: cacheStatus,
    asOf,
    unavailableHosts,
    ...(seats && { seats: { perSlot: seats.perSlot, taken: Object.fromEntries(seats.takenAt) } }),
  };
}

/** The slots that start on the dates from `first` to `last`; the latest may end on the date after. */
async function findSlotsByDate(
  engine: Engine,
  eventType: EventTypeWithHosts,
  asker: Asker,
  first: CivilDate,
  last: CivilDate,
) {
  const { start, end } = minutesOf(first, last, asker.timeZone);
  const range = { start, end: end + asker.length };
  const { slots, ...found } = await findSlotsOf(engine, eventType, {
    ...asker,
    range,
    duration: asker.length,
  });
  const { date } = slotFormatter(asker.timeZone);
  const starting = slots.filter((slot) => slot.start < end);
  return { ...found, slots: Map.groupBy(starting, (slot) => date(slot.start)) };
}
