import { floorMinute, localDate, type MinuteRange } from "@calcache/availability";
import type { CalendarCache } from "@calcache/calendar-cache";
import type { EventTypeWithHosts } from "@calcache/scheduling";
import { addDays, type CivilDate } from "./civil-date.ts";
import type { Layout, PageQuery } from "./page-query.ts";
import { lastDateOf, type ShownDates, shownDates } from "./shown-dates.ts";
import { type FoundByDate, findSlotsByDate, type SlotsByDate } from "./slots-by-date.ts";

/** How far a page that has no slots to show looks for the next ones. */
const daysToLookAhead = 92;

/** All that a booking page shows, before it is put into words. */
export type BookingView = ShownDates &
  FoundByDate & {
    layout: Layout;
    timeZone: string;
    today: CivilDate;
    /** epoch ms */
    now: number;
    /** The date whose slots are listed beside a month. */
    selectedDate: CivilDate | null;
    selectedSlot: MinuteRange | null;
    /** The visitor chose a slot that isn't offered, or not any more. */
    slotIsGone: boolean;
    /** The next date with slots; looked for only where none are shown. */
    nextAvailable: CivilDate | null;
  };

/** Finds what a visitor wants to see: the slots of some dates, and with none there the next ones. */
export async function loadBookingView(
  cache: CalendarCache,
  eventType: EventTypeWithHosts,
  query: PageQuery,
): Promise<BookingView> {
  const now = cache.now();
  const timeZone = query.timeZone ?? eventType.timeZone;
  const today = localDate(floorMinute(now), timeZone);
  const lastDate = lastDateOf(today, eventType.periodDays);
  const shown = shownDates(query, today, lastDate);
  const [first = today, last = first] = [shown.dates[0], shown.dates.at(-1)];
  const asker = { timeZone, serveCache: query.serveCache };

  const found = await findSlotsByDate(cache, eventType, { ...asker, first, last });
  const after = addDays(last, 1);
  const ahead =
    found.slots.size === 0 && after <= lastDate
      ? await findSlotsByDate(cache, eventType, {
          ...asker,
          first: after,
          last: addDays(after, daysToLookAhead),
        })
      : null;
  const [nextAvailable = null] = ahead?.slots.keys() ?? [];
  const selectedDate = selectDate(query, shown.dates, found.slots);
  const selectedSlot = findSlot(query, selectedDate, found.slots);
  return {
    ...shown,
    ...found,
    layout: query.layout,
    timeZone,
    today,
    now,
    selectedDate,
    selectedSlot,
    slotIsGone: query.slot !== null && selectedSlot === null,
    nextAvailable,
  };
}

/** The asked date, if it is among those shown; else the first that has slots. */
function selectDate({ date }: PageQuery, dates: readonly CivilDate[], slots: SlotsByDate): CivilDate | null {
  const [firstWithSlots = null] = slots.keys();
  return date !== null && dates.includes(date) ? date : firstWithSlots;
}

/** In a month, only the selected date's slots can be chosen. */
function findSlot(
  { layout, slot }: PageQuery,
  date: CivilDate | null,
  slots: SlotsByDate,
): MinuteRange | null {
  const choosable = layout === "month_view" ? (slots.get(date ?? "") ?? []) : [...slots.values()].flat();
  return choosable.find(({ start }) => start === slot) ?? null;
}
