import { floorMinute, type Minute, type MinuteRange, slotFormatter } from "@calcache/availability";

/** How many days ahead dates with slots are looked for, as in cal.com: nobody can make us read years. */
const daysLookedAhead = 61;

/** Where dates with slots are looked for no longer. @param now epoch ms */
export const lastLook = (now: number): Minute => floorMinute(now) + daysLookedAhead * 1440;

/**
 * The slots on the first dates that have any, as many dates as an event type offers.
 * @param fromToday all slots from today on, in order; dates that are booked up don't count
 * @param timeZone whose dates count
 */
export function onBookableDays(
  slots: readonly MinuteRange[],
  fromToday: readonly MinuteRange[],
  days: number,
  timeZone: string,
): MinuteRange[] {
  const { date } = slotFormatter(timeZone);
  const dates = [...new Set(fromToday.map(({ start }) => date(start)))];
  const lastDate = dates.slice(0, days).at(-1);
  return slots.filter(({ start }) => lastDate !== undefined && date(start) <= lastDate);
}
