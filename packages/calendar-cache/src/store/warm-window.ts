import {
  addMonths,
  floorMinute,
  type MinuteRange,
  type Month,
  monthOf,
  monthRange,
  monthsIn,
} from "@calcache/availability";

const minutesOfDay = 24 * 60;

/** A month as seen from any zone on earth reaches this far into its neighbours, buffers included. */
const margin = 2 * minutesOfDay;

/** The months kept warm and all the minutes that are read for them, which reach a margin beyond the last month. */
export type WarmWindow = { months: readonly Month[]; range: MinuteRange };

/**
 * The window every refresh reads: the current UTC month (on its first day the one before too, which is still the
 * current one west of Greenwich) and those after it.
 * @param now epoch ms
 * @param count months, the current one included
 */
export function warmWindow(now: number, count: number): WarmWindow {
  const current = monthOf(floorMinute(now));
  const first = monthOf(floorMinute(now) - minutesOfDay);
  const last = addMonths(current, count - 1);
  const range = { start: monthRange(first).start, end: monthRange(last).end + margin };
  return { months: monthsIn({ start: range.start, end: monthRange(last).end }), range };
}

/** Epoch ms: when the warm window last moved, which is at the turn of a month in UTC, and where it ends since then. */
export function windowMove(now: number, count: number): { movedAt: number; end: number } {
  const { range } = warmWindow(now, count);
  return { movedAt: monthRange(monthOf(floorMinute(now))).start * 60_000, end: range.end * 60_000 };
}

/** The months whose stored rows can hold minutes of `range`: a window's last row also carries its margin. */
export function monthsToRead(range: MinuteRange): Month[] {
  return monthsIn({ start: range.start - margin, end: range.end });
}
