import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from "react";
import { type CivilDate, datesOfMonth, monthOfDate } from "./civil-date.ts";
import { dateByKey, weekOf, weeksOf } from "./date-grid.ts";
import type { DateWords } from "./date-words.ts";
import { isRtl } from "./is-rtl.ts";
import type { Tab } from "./tab.ts";

/** A table in which arrow keys move (WAI-ARIA, date grid). */
const grid = { role: "grid" };

/**
 * A month's dates in weeks, among which arrow keys move, and out of the month too. It is ours: React Aria's calendar was half of what a
 * page's first visit had to load and run.
 */
export function MonthGrid({
  month,
  first,
  last,
  selected,
  label,
  words: { firstDayOfWeek, language },
  className,
  weekdayClass,
  weekday,
  children,
  onMonth,
}: {
  month: string;
  /** the first date that keys lead to, and the last; null for no end */
  first: CivilDate;
  last: CivilDate | null;
  selected: CivilDate | null;
  label: string;
  words: Pick<DateWords, "firstDayOfWeek" | "language">;
  className: string;
  weekdayClass?: string;
  /** the name of a date's day of the week */
  weekday: (date: CivilDate) => ReactNode;
  /** the cell of a date: a `GridDate` */
  children: (date: CivilDate, tab: Tab) => ReactNode;
  /** keys lead to another month, which has to be shown */
  onMonth: (month: string) => void;
}) {
  const table = useRef<HTMLTableElement>(null);
  const [focused, setFocused] = useState<CivilDate | null>(null);
  /** Moved to by keys, and on the page once its month is. */
  const wanted = useRef<CivilDate | null>(null);
  const isHere = (date: CivilDate | null) => date !== null && monthOfDate(date) === month;
  const tabbed = [focused, selected, first].find(isHere) ?? `${month}-01`;

  useEffect(() => {
    if (!isHere(wanted.current)) return;
    table.current?.querySelector<HTMLElement>(`[data-date="${wanted.current}"]`)?.focus();
    wanted.current = null;
  });

  function onKeyDown(event: KeyboardEvent<HTMLTableElement>) {
    const date = event.target instanceof HTMLElement ? event.target.dataset.date : undefined;
    if (date === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    const to = dateByKey(event, date, { firstDayOfWeek, isRtl: isRtl(event.currentTarget) });
    if (to === null) return;
    event.preventDefault();
    const reached = to < first ? first : last !== null && to > last ? last : to;
    wanted.current = reached;
    setFocused(reached);
    if (!isHere(reached)) onMonth(monthOfDate(reached));
  }

  return (
    <table ref={table} {...grid} aria-label={label} className={className} onKeyDown={onKeyDown}>
      <thead>
        <tr>
          {weekOf(firstDayOfWeek).map((date) => (
            <th key={date} scope="col" className={weekdayClass} {...language}>
              {weekday(date)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksOf(datesOfMonth(month), firstDayOfWeek).map((week) => (
          <tr key={week.find((date) => date !== null)}>
            {week.map((date, place) =>
              date === null ? (
                // biome-ignore lint/suspicious/noArrayIndexKey: they are all alike
                <td key={place} />
              ) : (
                children(date, { isTabbed: date === tabbed, onFocus: setFocused })
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
