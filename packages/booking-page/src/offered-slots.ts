import { slotFormatter } from "@calcache/availability";
import {
  addDays,
  type CivilDate,
  namesDates,
  type OfferedSlots,
  type PageQuery,
} from "@calcache/booker/view";
import type { Engine } from "@calcache/calendar-cache";
import {
  type EventTypeWithHosts,
  type ExcludedTimes,
  findExcludedTimes,
  findSlotsOf,
  type SlotsQuery,
} from "@calcache/scheduling";
import { datesAround, minutesOf, offeredDates } from "./offered-dates.ts";

/** How far a page that has no slots to show looks for the next ones, and on to the end of the month or week that it could open on. */
const daysToLookAhead = 92;

type Asker = Pick<SlotsQuery, "timeZone" | "serveCache" | "routing" | "room"> & {
  length: number;
  own: ExcludedTimes;
};

/**
 * Finds what a visitor wants to see: the slots of some dates, and with none there the next ones. Who asks for no dates sees the first
 * month or week that has any; they are found by the look ahead that says when the next ones are, and cost no query more.
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

  const shown = await findSlotsByDate(engine, eventType, asker, first, last);
  const after = addDays(last, 1);
  const until = datesAround(addDays(after, daysToLookAhead), query, today).last;
  const ahead =
    shown.slots.size === 0 && after <= lastDate
      ? await findSlotsByDate(engine, eventType, asker, after, until)
      : null;
  const [nextAvailable = null] = ahead?.slots.keys() ?? [];
  const isOpenedLater = ahead !== null && nextAvailable !== null && nextAvailable <= lastDate;
  const page =
    isOpenedLater && !namesDates(query)
      ? { ...ahead, ...datesAround(nextAvailable, query, today), opensOn: nextAvailable, nextAvailable: null }
      : { ...shown, first, last, nextAvailable };
  const { slots, cacheStatus, asOf, unavailableHosts, seats, ...dates } = page;
  return {
    ...dates,
    slots: Object.fromEntries([...slots].filter(([date]) => date >= dates.first && date <= dates.last)),
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
