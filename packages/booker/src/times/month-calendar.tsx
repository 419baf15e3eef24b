"use client";

import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { useBooker } from "../context/booker-context.ts";
import { addDays, type CivilDate, datesOfMonth, monthOfDate } from "../view/civil-date.ts";
import { dateByKey, weeksOf } from "../view/date-grid.ts";
import { CalendarDay } from "./calendar-day.tsx";
import { PeriodHeading } from "./period-heading.tsx";

const aMonday = "2026-11-30";
/** A table in which arrow keys move (WAI-ARIA, date grid). */
const grid = { role: "grid" };

/**
 * A month in which the dates with slots can be chosen, by mouse, touch, arrow keys or as plain links. It is ours: React Aria's
 * calendar was half of what a page's first visit had to load and run.
 */
export function MonthCalendar({ onChoose }: { onChoose: (date: CivilDate) => void }) {
  const { view, words, go, t } = useBooker();
  const { today, lastDate, selectedDate } = view;
  const month = monthOfDate(view.dates[0] ?? today);
  const dates = datesOfMonth(month);
  const { firstDayOfWeek } = words;
  const table = useRef<HTMLTableElement>(null);
  const [focused, setFocused] = useState<CivilDate | null>(null);
  /** Moved to by keys, and on the page once its month is. */
  const wanted = useRef<CivilDate | null>(null);

  useEffect(() => {
    if (wanted.current === null || monthOfDate(wanted.current) !== month) return;
    table.current?.querySelector<HTMLElement>(`[data-date="${wanted.current}"]`)?.focus();
    wanted.current = null;
  });

  function onKeyDown(event: KeyboardEvent<HTMLTableElement>) {
    const date = event.target instanceof HTMLElement ? event.target.dataset.date : undefined;
    if (date === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    const isRtl = getComputedStyle(event.currentTarget).direction === "rtl";
    const to = dateByKey(event, date, { firstDayOfWeek, isRtl });
    if (to === null) return;
    event.preventDefault();
    const reached = to < today ? today : to > lastDate ? lastDate : to;
    wanted.current = reached;
    setFocused(reached);
    if (monthOfDate(reached) !== month) go({ month: monthOfDate(reached), date: null, slot: null });
  }

  return (
    <section aria-label={t("chooseDate")} className="booker-calendar">
      <PeriodHeading title={words.month(month)} unit="month" />
      <div className="booker-month">
        <table
          ref={table}
          {...grid}
          aria-label={t("dates")}
          className="booker-month-grid"
          onKeyDown={onKeyDown}
        >
          <thead>
            <tr>
              {Array.from({ length: 7 }, (_, day) => addDays(aMonday, firstDayOfWeek - 1 + day)).map(
                (date) => (
                  <th key={date} scope="col" className="booker-weekday" {...words.language}>
                    <span className="max-sm:hidden">{words.weekday(date, "short")}</span>
                    <span className="sm:hidden">{words.tightWeekday(date)}</span>
                  </th>
                ),
              )}
            </tr>
          </thead>
          <tbody>
            {weeksOf(dates, firstDayOfWeek).map((week) => (
              <tr key={week.find((date) => date !== null)}>
                {week.map((date, place) =>
                  date === null ? (
                    // biome-ignore lint/suspicious/noArrayIndexKey: they are all alike
                    <td key={place} />
                  ) : (
                    <CalendarDay
                      key={date}
                      date={date}
                      isTabbed={date === tabbed(focused, month, selectedDate, today)}
                      onFocus={setFocused}
                      onChoose={onChoose}
                    />
                  ),
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

/** The date that Tab leads to: where the visitor was in this month, else the chosen one, else the month's first. */
function tabbed(
  focused: CivilDate | null,
  month: string,
  selected: CivilDate | null,
  today: CivilDate,
): CivilDate {
  const first = month === monthOfDate(today) ? today : `${month}-01`;
  return [focused, selected].find((date) => date !== null && monthOfDate(date) === month) ?? first;
}
