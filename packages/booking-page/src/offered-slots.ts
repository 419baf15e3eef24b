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

/**
 * How many days later the month or week is up to whose end a page looks which has no slots to show, one look after the other until there is
 * one. The next month is in the cache, as a rule, and has slots; months after those that are kept are read from providers.
 */
const looks = [0, 31, 92];

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

  const lastAround = (date: CivilDate) => datesAround(date, query, today).last;

  const shown = await findSlotsByDate(engine, eventType, asker, first, last);
  const ahead = shown.slots.size === 0 ? await lookAhead() : null;
  const [nextAvailable = null] = ahead?.slots.keys() ?? [];
  const page =
    ahead !== null && nextAvailable !== null && !namesDates(query)
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

  /** The next slots, of no month or week that can't be leafed to, with all of a page that opens on the first; null where there are none. */
  async function lookAhead() {
    let from = addDays(last, 1);
    for (const days of looks) {
      if (from > lastDate) return null;
      const date = addDays(last, 1 + days);
      // A page of weeks looks as far as one of months, which says the same of the months after.
      const furthest = days === 0 ? date : datesAround(date, { layout: "month_view" }, today).last;
      const until = lastAround(furthest < lastDate ? furthest : lastDate);
      const found = await findSlotsByDate(engine, eventType, asker, from, lastAround(until));
      const [next] = found.slots.keys();
      if (next !== undefined && next <= until) return found;
      from = addDays(until, 1);
    }
    return null;
  }
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
