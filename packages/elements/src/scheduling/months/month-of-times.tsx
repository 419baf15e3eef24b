import { datesOfMonth, monthAfter } from "@calcache/date-picker";
import { GridDate, MonthGrid } from "@calcache/date-picker/components";
import type { ElementWords } from "../frame/element-words.ts";
import { PeriodHead } from "./period-head.tsx";

/** A month of which dates with times can be chosen, by mouse, touch and arrow keys. */
export function MonthOfTimes({
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
  const { t } = words;
  return (
    <div className="cc-month">
      <PeriodHead
        unit="month"
        title={words.month(month)}
        words={words}
        onEarlier={month > earliest ? () => onMonth(monthAfter(month, -1)) : null}
        onLater={latest === null || month < latest ? () => onMonth(monthAfter(month, 1)) : null}
      />
      <MonthGrid
        {...{ month, selected, words, onMonth }}
        first={`${earliest}-01`}
        last={latest && lastOf(latest)}
        label={t("dates")}
        className="cc-grid"
        weekday={(date) => words.weekday(date, "short")}
      >
        {(date, tab) => (
          <GridDate
            key={date}
            {...{ date, tab }}
            className="cc-day"
            isSelected={date === selected}
            isFree={(times?.(date) ?? 0) > 0}
            label={
              words.fullDate(date) +
              t("between") +
              (times ? t("timesAvailable", { count: times(date) }) : t("loading"))
            }
            data-selected={date === selected || undefined}
            onChoose={onSelect}
          >
            {words.day(date)}
          </GridDate>
        )}
      </MonthGrid>
    </div>
  );
}

const lastOf = (month: string) => datesOfMonth(month).at(-1) ?? null;
