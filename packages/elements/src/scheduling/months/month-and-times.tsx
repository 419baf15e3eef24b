import { datesOfMonth } from "@calcache/date-picker";
import { useEffect, useRef, useState } from "react";
import type { ElementWords } from "../frame/element-words.ts";
import { MonthOfTimes } from "./month-of-times.tsx";
import { type ListedTime, TimeList } from "./time-list.tsx";

/** A month of dates, and the times of one of them. Enter leads from a date to its times, Escape back. */
export function MonthAndTimes({
  month,
  earliest,
  latest = null,
  timesOf,
  at = null,
  chosen,
  words,
  onMonth,
  onChoose,
}: {
  month: string;
  /** the first month that can be leafed to, and the last; null for no end */
  earliest: string;
  latest?: string | null;
  /** the times of a date; null while they are loaded */
  timesOf: ((date: string) => readonly ListedTime[]) | null;
  /** the date that is shown before one is chosen; null for the month's first with times */
  at?: string | null;
  /** of the times' values */
  chosen: string | null;
  words: ElementWords;
  onMonth: (month: string) => void;
  onChoose: (value: string) => void;
}) {
  const [date, setDate] = useState<string | null>(null);
  const [isLed, setIsLed] = useState(false);
  const parts = useRef<HTMLDivElement>(null);
  const isKnown = timesOf !== null;
  const first = datesOfMonth(month).find((date) => timesOf && timesOf(date).length > 0) ?? null;
  const shown = [date, at].find((date) => date?.startsWith(month)) ?? first;

  // Whoever chose a date by the keyboard goes on to its times.
  useEffect(() => {
    if (!isLed) return;
    setIsLed(false);
    parts.current?.querySelector<HTMLElement>(".cc-times button")?.focus();
  }, [isLed]);

  return (
    <div ref={parts} className="cc-parts">
      <MonthOfTimes
        {...{ month, earliest, latest, words, onMonth }}
        times={timesOf && ((date) => timesOf(date).length)}
        selected={shown}
        onSelect={(date) => {
          setDate(date);
          setIsLed(true);
        }}
      />
      {isKnown && shown === null && (
        <p className="cc-empty">
          {words.t.rich("noTimesIn", {
            month: words.month(month),
            when: (inner) => (
              <span key="when" {...words.language}>
                {inner}
              </span>
            ),
          })}
        </p>
      )}
      {shown !== null && (
        <TimeList
          date={shown}
          {...{ chosen, words, onChoose }}
          times={timesOf?.(shown) ?? []}
          onEscape={() => parts.current?.querySelector<HTMLElement>(`[data-date="${shown}"]`)?.focus()}
        />
      )}
    </div>
  );
}
