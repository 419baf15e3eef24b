"use client";

import { type CivilDate, monthOfDate } from "@calcache/date-picker";
import { MonthGrid } from "@calcache/date-picker/components";
import { useBooker } from "../context/booker-context.ts";
import { CalendarDay } from "./calendar-day.tsx";
import { PeriodHeading } from "./period-heading.tsx";

/** A month in which the dates with slots can be chosen, by mouse, touch, arrow keys or as plain links. */
export function MonthCalendar({ onChoose }: { onChoose: (date: CivilDate) => void }) {
  const { view, words, go, t } = useBooker();
  const { today, lastDate, selectedDate } = view;
  const month = monthOfDate(view.dates[0] ?? today);
  return (
    <section aria-label={t("chooseDate")} className="booker-calendar">
      <PeriodHeading title={words.month(month)} unit="month" />
      <div className="booker-month">
        <MonthGrid
          {...{ month, words }}
          first={today}
          last={lastDate}
          selected={selectedDate}
          label={t("dates")}
          className="booker-month-grid"
          weekdayClass="booker-weekday"
          weekday={(date) => (
            <>
              <span className="max-sm:hidden">{words.weekday(date, "short")}</span>
              <span className="sm:hidden">{words.tightWeekday(date)}</span>
            </>
          )}
          onMonth={(month) => go({ month, date: null, slot: null })}
        >
          {(date, tab) => <CalendarDay key={date} {...{ date, tab, onChoose }} />}
        </MonthGrid>
      </div>
    </section>
  );
}
