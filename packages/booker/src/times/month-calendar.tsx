"use client";

import { type CalendarDate, GregorianCalendar, parseDate } from "@internationalized/date";
import { useMemo, useState } from "react";
import {
  Calendar,
  CalendarGrid,
  CalendarGridBody,
  CalendarGridHeader,
  CalendarHeaderCell,
} from "react-aria-components";
import { useBooker } from "../context/booker-context.ts";
import { addDays, type CivilDate, monthOfDate } from "../view/civil-date.ts";
import { CalendarDay } from "./calendar-day.tsx";
import { PeriodHeading } from "./period-heading.tsx";

/** URLs and slots have Gregorian dates, whatever calendar is usual where a language is spoken. */
const gregorian = () => new GregorianCalendar();
const weekdays = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"] as const;
/** A date of each weekday, by the weekday's name, as React Aria has it in the page's language. */
function datesByWeekday(language: string): ReadonlyMap<string, CivilDate> {
  const { format } = new Intl.DateTimeFormat(language, { weekday: "short", timeZone: "UTC" });
  const dates = weekdays.map((_, index) => addDays("2026-11-29", index));
  return new Map(dates.map((date) => [format(Date.parse(`${date}T00:00Z`)), date]));
}

/** A month in which the dates with slots can be chosen, by mouse, touch, arrow keys or as plain links. */
export function MonthCalendar({ onChoose }: { onChoose: (date: CivilDate) => void }) {
  const { view, words, go, t, language } = useBooker();
  const { today, lastDate, slots, selectedDate } = view;
  const month = monthOfDate(view.dates[0] ?? today);
  const [focused, setFocused] = useState<CivilDate | null>(null);
  const title = words.month(month);
  const dates = useMemo(() => datesByWeekday(language), [language]);
  const dateOf = (weekday: string) => dates.get(weekday) ?? today;

  function focus(date: CalendarDate) {
    setFocused(date.toString());
    const to = monthOfDate(date.toString());
    if (to !== month) go({ month: to, date: null, slot: null });
  }

  return (
    <section aria-label={t("chooseDate")} className="booker-calendar">
      <PeriodHeading title={title} unit="month" />
      <Calendar
        aria-label={t("dates")}
        className="booker-month"
        value={selectedDate !== null && slots?.[selectedDate] ? parseDate(selectedDate) : null}
        onChange={(date) => onChoose(date.toString())}
        focusedValue={parseDate(focusedDate(focused, month, selectedDate, today))}
        onFocusChange={focus}
        minValue={parseDate(today)}
        maxValue={parseDate(lastDate)}
        isDateUnavailable={(date) => !slots?.[date.toString()]}
        firstDayOfWeek={weekdays[words.firstDayOfWeek % 7] ?? "mon"}
        createCalendar={gregorian}
      >
        <CalendarGrid weekdayStyle="short" className="booker-month-grid">
          <CalendarGridHeader>
            {(weekday) => (
              <CalendarHeaderCell className="booker-weekday" {...words.language}>
                <span className="max-sm:hidden">{words.weekday(dateOf(weekday), "short")}</span>
                <span className="sm:hidden">{words.tightWeekday(dateOf(weekday))}</span>
              </CalendarHeaderCell>
            )}
          </CalendarGridHeader>
          <CalendarGridBody>{(date) => <CalendarDay date={date} month={month} />}</CalendarGridBody>
        </CalendarGrid>
      </Calendar>
    </section>
  );
}

/** The date that Tab leads to: where the visitor was in this month, else the chosen one, else the month's first. */
function focusedDate(
  focused: CivilDate | null,
  month: string,
  selected: CivilDate | null,
  today: CivilDate,
): CivilDate {
  const first = month === monthOfDate(today) ? today : `${month}-01`;
  return [focused, selected].find((date) => date !== null && monthOfDate(date) === month) ?? first;
}
