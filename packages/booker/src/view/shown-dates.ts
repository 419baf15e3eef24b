import { addMonths, type DayCount, dateAfter } from "@calcache/availability";
import { addDays, type CivilDate, datesFrom, datesOfMonth, monthOfDate } from "@calcache/date-picker";
import type { PageQuery } from "./page-query.ts";

const daysOfWeek = 7;
/** Without a booking period, visitors can leaf through a year. */
const usualHorizon = 365;
const furthestHorizon = 3650;

/** The dates a page shows, and the parameters of the pages before and after it; null where there is nothing to see. */
export type ShownDates = {
  dates: readonly CivilDate[];
  earlier: { month: string } | { date: string } | null;
  later: { month: string } | { date: string } | null;
};

/** The last date that can be leafed to. */
export function lastDateOf(today: CivilDate, periodDays: DayCount | null): CivilDate {
  if (periodDays === null) return addDays(today, usualHorizon);
  const [last, furthest] = [dateAfter(today, periodDays), addDays(today, furthestHorizon)];
  return last < furthest ? last : furthest;
}

/** Whether a query says which dates it is about; else a page opens on the first that have slots. */
export const namesDates = ({ month, date }: Pick<PageQuery, "month" | "date">): boolean =>
  month !== null || date !== null;

/**
 * The month or the week to show: the asked one, unless it is over or beyond the last date; else the current one.
 * A week is the seven dates from the asked one on.
 */
export function shownDates(
  query: Pick<PageQuery, "layout" | "month" | "date">,
  today: CivilDate,
  lastDate: CivilDate,
): ShownDates {
  return query.layout === "month_view"
    ? shownMonth(query, today, lastDate)
    : shownWeek(query, today, lastDate);
}

type Asked = Pick<PageQuery, "month" | "date">;

function shownMonth({ month, date }: Asked, today: CivilDate, lastDate: CivilDate): ShownDates {
  const [current, last] = [monthOfDate(today), monthOfDate(lastDate)];
  const asked = month ?? (date && monthOfDate(date)) ?? current;
  const shown = asked < current || asked > last ? current : asked;
  return {
    dates: datesOfMonth(shown),
    earlier: shown > current ? { month: addMonths(shown, -1) } : null,
    later: shown < last ? { month: addMonths(shown, 1) } : null,
  };
}

function shownWeek({ month, date }: Asked, today: CivilDate, lastDate: CivilDate): ShownDates {
  const asked = date ?? (month && `${month}-01`) ?? today;
  const first = asked < today || asked > lastDate ? today : asked;
  const [weekBefore, weekAfter] = [addDays(first, -daysOfWeek), addDays(first, daysOfWeek)];
  return {
    dates: datesFrom(first, daysOfWeek),
    earlier: first > today ? { date: weekBefore < today ? today : weekBefore } : null,
    later: weekAfter <= lastDate ? { date: weekAfter } : null,
  };
}
