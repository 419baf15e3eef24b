import { addDays, type CivilDate, datesFrom, datesOfMonth, monthAfter, monthOfDate } from "./civil-date.ts";

type Pressed = { key: string; shiftKey: boolean };

/**
 * Where a key leads in a calendar whose rows are weeks (WAI-ARIA, date grid): by arrows to the dates beside it, with Home and End to
 * the week's ends, with Page Up and Page Down to other months, with Shift to other years; null for keys that lead nowhere.
 * @param firstDayOfWeek 1 is Monday, 7 is Sunday
 * @param isRtl the week's first day is the rightmost
 */
export function dateByKey(
  { key, shiftKey }: Pressed,
  date: CivilDate,
  { firstDayOfWeek, isRtl }: { firstDayOfWeek: number; isRtl: boolean },
): CivilDate | null {
  const inWeek = placeInWeek(date, firstDayOfWeek);
  switch (key) {
    case "ArrowUp":
      return addDays(date, -7);
    case "ArrowDown":
      return addDays(date, 7);
    case "ArrowLeft":
      return addDays(date, isRtl ? 1 : -1);
    case "ArrowRight":
      return addDays(date, isRtl ? -1 : 1);
    case "Home":
      return addDays(date, -inWeek);
    case "End":
      return addDays(date, 6 - inWeek);
    case "PageUp":
    case "PageDown":
      return inOtherMonth(date, (key === "PageUp" ? -1 : 1) * (shiftKey ? 12 : 1));
    default:
      return null;
  }
}

/** The same day of a month so many later, or its last where it is shorter. */
function inOtherMonth(date: CivilDate, count: number): CivilDate {
  const month = monthAfter(monthOfDate(date), count);
  const last = datesOfMonth(month).at(-1) ?? date;
  const same = month + date.slice(month.length);
  return same < last ? same : last;
}

/** Days since a week's first, 0 to 6. */
export const placeInWeek = (date: CivilDate, firstDayOfWeek: number): number =>
  (new Date(`${date}T00:00Z`).getUTCDay() - firstDayOfWeek + 7) % 7;

const aMonday = "2026-11-30";

/** Some week's dates, for the names of its days. */
export const weekOf = (firstDayOfWeek: number): CivilDate[] =>
  datesFrom(addDays(aMonday, firstDayOfWeek - 1), 7);

/** A month's dates in weeks of seven, with null where it hasn't begun or is over. */
export function weeksOf(dates: readonly CivilDate[], firstDayOfWeek: number): (CivilDate | null)[][] {
  const before = dates[0] === undefined ? 0 : placeInWeek(dates[0], firstDayOfWeek);
  return Array.from({ length: Math.ceil((before + dates.length) / 7) }, (_, week) =>
    Array.from({ length: 7 }, (_, day) => dates[week * 7 + day - before] ?? null),
  );
}
