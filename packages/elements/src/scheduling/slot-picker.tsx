import { datesOfMonth } from "@calcache/date-picker";
import { useMemo, useState } from "react";
import { browserZone, civilOf, todayAt } from "../data/civil.ts";
import type { Place } from "../data/place.ts";
import { type EventTypeName, type OfferedSlot, useSlots } from "../data/use-slots.ts";
import { ElementFrame, type Look } from "./element-frame.tsx";
import { elementWords } from "./element-words.ts";
import { MonthAndTimes } from "./month-and-times.tsx";
import { pageLocale } from "./page-locale.ts";
import type { ListedTime } from "./time-list.tsx";

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
  const [chosen, setChosen] = useState<string | null>(null);
  const dates = datesOfMonth(month);
  const wish = { ...props, timeZone };
  const { answer, retry } = useSlots(wish, dates[0] ?? "", dates.at(-1) ?? "", props);

  return (
    <ElementFrame {...waiting} {...{ theme, answer, retry }}>
      {(known) => (
        <MonthAndTimes
          {...{ month, earliest, chosen, words }}
          timesOf={known && ((date) => known.data[date]?.map(listed) ?? [])}
          onMonth={setMonth}
          onChoose={(start) => {
            setChosen(start);
            const slot = Object.values(known?.data ?? {})
              .flat()
              .find((slot) => slot.start === start);
            if (slot) onChoose?.({ ...slot, timeZone });
          }}
        />
      )}
    </ElementFrame>
  );
}

const listed = ({ start }: OfferedSlot): ListedTime => ({ value: start, civil: civilOf(start) });
