import { type KeyboardEvent, type MouseEvent, useRef, useState } from "react";
import { datesFrom, datesOfMonth, monthAfter, weekdayOf } from "../data/civil.ts";
import type { ElementWords } from "./element-words.ts";
import { gridCellOf, gridOf, isRtl, moveInGrid } from "./move-in-grid.ts";
import { PeriodHead } from "./period-head.tsx";

const aSunday = "2026-11-29";

/** A month of which dates can be chosen, by mouse, touch and arrow keys. */
export function MonthGrid({
  month,
  earliest,
  latest = null,
  times,
  selected,
  words,
  onMonth,
  onSelect,
}: {
  month: string;
  /** the first month that can be leafed to */
  earliest: string;
  /** the last one; null for no end */
  latest?: string | null;
  /** how many times each date has; null while they are loaded */
  times: ((date: string) => number) | null;
  selected: string | null;
  words: ElementWords;
  onMonth: (month: string) => void;
  onSelect: (date: string) => void;
}) {
  const table = useRef<HTMLTableElement>(null);
  const [focused, setFocused] = useState<string | null>(null);
  const dates = datesOfMonth(month);
  const before = (weekdayOf(`${month}-01`) - words.firstWeekday + 7) % 7;
  const weeks = weeksOf(dates, before);
  const tabbed = [focused, selected].find((date) => date?.startsWith(month)) ?? dates[0];

  function onKeyDown(event: KeyboardEvent<HTMLTableElement>) {
    const date = (event.target as HTMLElement).dataset.date;
    if (date === undefined) return;
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      choose(date);
      return;
    }
    const place = dates.indexOf(date) + before;
    const at = { row: Math.floor(place / 7), column: place % 7 };
    const to = moveInGrid(event.key, at, { rows: weeks.length, columns: 7 }, isRtl(event.currentTarget));
    const next = to && dates[to.row * 7 + to.column - before];
    if (!next) return;
    event.preventDefault();
    setFocused(next);
    table.current?.querySelector<HTMLElement>(`[data-date="${next}"]`)?.focus();
  }

  function onClick(event: MouseEvent) {
    const cell = (event.target as HTMLElement).closest<HTMLElement>("[data-date]");
    if (cell?.dataset.date) choose(cell.dataset.date);
  }

  function choose(date: string) {
    setFocused(date);
    if ((times?.(date) ?? 0) > 0) onSelect(date);
  }

  return (
    <div className="cc-month">
      <PeriodHead
        unit="month"
        title={words.month(`${month}-01`)}
        words={words}
        onEarlier={month > earliest ? () => onMonth(monthAfter(month, -1)) : null}
        onLater={latest === null || month < latest ? () => onMonth(monthAfter(month, 1)) : null}
      />
      <table
        ref={table}
        {...gridOf("Dates", false)}
        className="cc-grid"
        onKeyDown={onKeyDown}
        onClick={onClick}
      >
        <thead>
          <tr>
            {datesFrom(aSunday, 7, words.firstWeekday).map((date) => (
              <th key={date} scope="col" abbr={words.weekday(date)} {...words.language}>
                {words.shortWeekday(date)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week) => (
            <tr key={week.find((date) => date !== null)}>
              {week.map((date, day) =>
                date === null ? (
                  // biome-ignore lint/suspicious/noArrayIndexKey: they are all alike
                  <td key={day} />
                ) : (
                  <td
                    key={date}
                    {...gridCellOf(
                      `${words.fullDate(date)}, ${countOf(times, date)}`,
                      date === selected,
                      (times?.(date) ?? 0) === 0,
                    )}
                    className="cc-day"
                    tabIndex={date === tabbed ? 0 : -1}
                    data-date={date}
                  >
                    {words.day(date)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function countOf(times: ((date: string) => number) | null, date: string): string {
  const count = times?.(date);
  if (count === undefined) return "loading";
  if (count === 0) return "no times";
  return count === 1 ? "1 time" : `${count} times`;
}

/** Weeks of seven, with nothing where the month hasn't begun or is over. */
function weeksOf(dates: readonly string[], before: number): (string | null)[][] {
  const cells = [...Array.from({ length: before }, () => null), ...dates];
  return Array.from({ length: Math.ceil(cells.length / 7) }, (_, week) =>
    Array.from({ length: 7 }, (_, day) => cells[week * 7 + day] ?? null),
  );
}
