import type { MinuteRange } from "@calcache/availability";
import type { CivilDate } from "@calcache/date-picker";
import type { PublicEventType } from "./event-type.ts";
import { hasSlots, type OfferedSlots, type SlotsByDate } from "./offered-slots.ts";
import type { Layout, PageQuery } from "./page-query.ts";
import { lastDateOf, namesDates, type ShownDates, shownDates } from "./shown-dates.ts";

/** What a booking page shows, before it is put into words. */
export type BookingView = ShownDates & {
  layout: Layout;
  timeZone: string;
  today: CivilDate;
  lastDate: CivilDate;
  /** Of the shown dates; null while they are being fetched. */
  slots: SlotsByDate | null;
  /** The next date with slots, for who sees none. */
  nextAvailable: CivilDate | null;
  /** The date whose slots are listed beside a month. */
  selectedDate: CivilDate | null;
  selectedSlot: MinuteRange | null;
  /** The visitor chose a slot that isn't offered, or not any more. */
  slotIsGone: boolean;
};

/** What a visitor asks for, as far as it is among the slots that have been found. */
export function bookingView(
  search: PageQuery,
  eventType: Pick<PublicEventType, "timeZone" | "periodDays">,
  offered: OfferedSlots,
): BookingView {
  const { today, opensOn = null } = offered;
  const query = namesDates(search) ? search : { ...search, date: opensOn };
  const timeZone =
    query.timeZone === offered.askedTimeZone ? offered.zone.name : (query.timeZone ?? eventType.timeZone);
  const lastDate = lastDateOf(today, eventType.periodDays);
  const shown = shownDates(query, today, lastDate);
  const isKnown =
    timeZone === offered.zone.name &&
    query.serveCache === offered.serveCache &&
    query.rescheduleUid === offered.rescheduleUid &&
    query.duration === offered.askedDuration &&
    query.room === offered.askedRoom &&
    shown.dates.every((date) => date >= offered.first && date <= offered.last);
  const slots = isKnown ? slotsOn(shown.dates, offered.slots) : null;
  const selectedDate = selectDate(query, shown.dates, slots ?? {});
  const selectedSlot = findSlot(query, selectedDate, slots ?? {});
  return {
    ...shown,
    layout: query.layout,
    timeZone,
    today,
    lastDate,
    slots,
    nextAvailable: slots && nextAfter(selectedDate, shown.dates, slots, offered),
    selectedDate,
    selectedSlot,
    slotIsGone: slots !== null && query.slot !== null && selectedSlot === null,
  };
}

const slotsOn = (dates: readonly CivilDate[], slots: SlotsByDate): SlotsByDate =>
  Object.fromEntries(dates.flatMap((date) => (slots[date] ? [[date, slots[date]]] : [])));

/** The asked date, if it is among those shown; else the first that has slots. */
function selectDate({ date }: PageQuery, dates: readonly CivilDate[], slots: SlotsByDate): CivilDate | null {
  return date !== null && dates.includes(date) ? date : (dates.find((shown) => slots[shown]) ?? null);
}

/** Where a visitor finds slots who sees none: on a later one of these dates, or after all of them. */
function nextAfter(
  selectedDate: CivilDate | null,
  dates: readonly CivilDate[],
  slots: SlotsByDate,
  offered: OfferedSlots,
): CivilDate | null {
  if (!hasSlots(slots)) return offered.nextAvailable;
  return dates.find((date) => date > (selectedDate ?? "") && slots[date]) ?? null;
}

/** In a month, only the selected date's slots can be chosen. */
function findSlot(
  { layout, slot }: PageQuery,
  date: CivilDate | null,
  slots: SlotsByDate,
): MinuteRange | null {
  const choosable = layout === "month_view" ? (slots[date ?? ""] ?? []) : Object.values(slots).flat();
  return choosable.find(({ start }) => start === slot) ?? null;
}
