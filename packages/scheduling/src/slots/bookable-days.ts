import {
  type DayCount,
  dayAfter,
  floorMinute,
  isBusinessDay,
  localDate,
  type Minute,
  type MinuteRange,
  slotFormatter,
} from "@calcache/availability";

const minutesPerDay = 1440;

/** How many days ahead dates with slots are looked for, as in cal.com: nobody can make us read years. */
const daysLookedAhead = 61;

/** Where dates with slots are looked for no longer. @param now epoch ms */
export function lastLook({ of }: DayCount, now: number): Minute {
  const minute = floorMinute(now);
  const today = Math.floor(minute / minutesPerDay);
  return minute + (dayAfter(today, { count: daysLookedAhead, of }) - today) * minutesPerDay;
}

/**
 * The last of the dates that an event type offers because they are the first to have slots; the last that is looked at where they are
 * fewer, so that no date's slots depend on how far others were asked for. Of business days other dates but today don't count, as in
 * cal.com; those up to the last one are offered all the same.
 * @param fromToday all slots from today on, in order, up to the date in question at least; dates that are booked up don't count
 * @param timeZone whose dates count
 * @param now epoch ms
 */
export function lastBookableDate(
  fromToday: readonly MinuteRange[],
  { count, of }: DayCount,
  timeZone: string,
  now: number,
): string {
  const { date } = slotFormatter(timeZone);
  const today = localDate(floorMinute(now), timeZone);
  const dates = [...new Set(fromToday.map(({ start }) => date(start)))];
  const counted = dates.filter((each) => of === "calendar_days" || each === today || isBusinessDay(each));
  if (count === 0) return today;
  return counted[count - 1] ?? localDate(lastLook({ count, of }, now), timeZone);
}

/** The slots on the first dates that have any, as many dates as an event type offers: up to {@link lastBookableDate}. */
export function onBookableDays(
  slots: readonly MinuteRange[],
  ...[fromToday, days, timeZone, now]: Parameters<typeof lastBookableDate>
): MinuteRange[] {
  const { date } = slotFormatter(timeZone);
  const lastDate = lastBookableDate(fromToday, days, timeZone, now);
  return slots.filter(({ start }) => date(start) <= lastDate);
}
