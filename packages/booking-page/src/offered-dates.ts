import { floorMinute, localDate, type MinuteRange, parseAskedRange } from "@calcache/availability";
import { type CivilDate, lastDateOf, type PageQuery, shownDates } from "@calcache/booker/view";
import type { EventTypeWithHosts } from "@calcache/scheduling";

/** The dates that a page shows, in the zone that it shows them in, and the last one that can be leafed to. */
export type OfferedDates = {
  first: CivilDate;
  last: CivilDate;
  today: CivilDate;
  lastDate: CivilDate;
  timeZone: string;
};

/** The dates that a page's query asks for. @param now epoch ms */
export function offeredDates(
  query: PageQuery,
  eventType: Pick<EventTypeWithHosts, "timeZone" | "periodDays">,
  now: number,
): OfferedDates {
  const timeZone = query.timeZone ?? eventType.timeZone;
  const today = localDate(floorMinute(now), timeZone);
  const lastDate = lastDateOf(today, eventType.periodDays);
  const { dates } = shownDates(query, today, lastDate);
  const [first = today, last = first] = [dates[0], dates.at(-1)];
  return { first, last, today, lastDate, timeZone };
}

/** The first and the last of the dates that a page shows which opens on one, whatever the last one is that can be leafed to. */
export function datesAround(
  date: CivilDate,
  { layout }: Pick<PageQuery, "layout">,
  today: CivilDate,
): Pick<OfferedDates, "first" | "last"> {
  const { dates } = shownDates({ layout, month: null, date }, today, date);
  return { first: dates[0] ?? date, last: dates.at(-1) ?? date };
}

/** The minutes of the dates from `first` to `last`. @throws RangeError for what are no dates in a known zone */
export function minutesOf(first: CivilDate, last: CivilDate, timeZone: string): MinuteRange {
  const range = parseAskedRange(first, last, timeZone);
  if (!range.ok) throw new RangeError(`${range.error.kind}: ${range.error.message}`);
  return range.value;
}
