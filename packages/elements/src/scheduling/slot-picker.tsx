import { useEffect, useMemo, useRef, useState } from "react";
import { browserZone, civilOf, datesOfMonth, todayAt } from "../data/civil.ts";
import type { Place } from "../data/place.ts";
import { type EventTypeName, type OfferedSlot, useSlots } from "../data/use-slots.ts";
import { ElementFrame, type Look } from "./element-frame.tsx";
import { elementWords } from "./element-words.ts";
import { MonthGrid } from "./month-grid.tsx";
import { pageLocale } from "./page-locale.ts";
import { TimeList } from "./time-list.tsx";

/** A time that somebody chose, in the zone that it was shown in. */
export type ChosenSlot = OfferedSlot & { timeZone: string };

export type SlotPickerProps = Place &
  EventTypeName &
  Look & {
    /** BCP 47; the page's */
    locale?: string | undefined;
    /** IANA; the browser's */
    timeZone?: string | undefined;
    /** minutes, of an event type that has several lengths */
    duration?: number | undefined;
    /** `2026-12`; the present one */
    month?: string | undefined;
    onChoose?: ((slot: ChosenSlot) => void) | undefined;
  };

/** What it says before anything is known. */
export const waiting = { label: "Choose a time", loading: "Loading times", skeleton: 3 };

/** The free times of an event type: a month of dates, and the times of one of them. It tells what is chosen and books nothing. */
export function SlotPicker(props: SlotPickerProps) {
  const { locale = pageLocale(), timeZone = browserZone(), theme, onChoose } = props;
  const words = useMemo(() => elementWords(locale), [locale]);
  const [earliest] = useState(() => todayAt(Date.now()).slice(0, 7));
  const [month, setMonth] = useState(props.month ?? earliest);
  const [date, setDate] = useState<string | null>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  const [isLed, setIsLed] = useState(false);
  const parts = useRef<HTMLDivElement>(null);
  const dates = datesOfMonth(month);
  const wish = { ...props, timeZone };
  const { answer, retry } = useSlots(wish, dates[0] ?? "", dates.at(-1) ?? "", props);

  // Whoever chose a date by the keyboard goes on to its times.
  useEffect(() => {
    if (!isLed) return;
    setIsLed(false);
    parts.current?.querySelector<HTMLElement>(".cc-times button")?.focus();
  }, [isLed]);

  return (
    <ElementFrame {...waiting} {...{ theme, answer, retry }}>
      {(known) => {
        const slots = known?.data ?? {};
        const shown = date?.startsWith(month) ? date : (dates.find((date) => slots[date]) ?? null);
        return (
          <div ref={parts} className="cc-parts">
            <MonthGrid
              {...{ month, earliest, words }}
              times={known && ((date) => slots[date]?.length ?? 0)}
              selected={shown}
              onMonth={setMonth}
              onSelect={(date) => {
                setDate(date);
                setIsLed(true);
              }}
            />
            {known !== null && shown === null && (
              <p className="cc-empty">
                No times in <span {...words.language}>{words.month(`${month}-01`)}</span>.
              </p>
            )}
            {shown !== null && (
              <TimeList
                date={shown}
                {...{ chosen, words }}
                times={(slots[shown] ?? []).map(({ start }) => ({ value: start, civil: civilOf(start) }))}
                onChoose={(start) => {
                  setChosen(start);
                  const slot = slots[shown]?.find((slot) => slot.start === start);
                  if (slot) onChoose?.({ ...slot, timeZone });
                }}
                onEscape={() => parts.current?.querySelector<HTMLElement>(`[data-date="${shown}"]`)?.focus()}
              />
            )}
          </div>
        );
      }}
    </ElementFrame>
  );
}
