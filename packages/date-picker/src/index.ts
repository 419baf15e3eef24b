/**
 * A month of dates and the times of one of them (WAI-ARIA, date picker): what the booking page and elements of other sites' pages have in
 * common. This is the part for servers too; what draws is in `./components`.
 *
 * - civil date: a date on somebody's calendar, `YYYY-MM-DD`; month: `YYYY-MM`. Both sort as text
 * - first day of the week: 1 is Monday, 7 is Sunday
 */

export {
  addDays,
  type CivilDate,
  datesFrom,
  datesOfMonth,
  isCivilDate,
  monthAfter,
  monthOfDate,
} from "./civil-date.ts";
export { dateByKey, placeInWeek, weekOf, weeksOf } from "./date-grid.ts";
export { type DateWords, dateWords, daysOfWeek, type WrittenIn, writtenIn } from "./date-words.ts";
export { firstDayOfWeek } from "./first-day-of-week.ts";
export type { Tab } from "./tab.ts";
