import { datesOfMonth } from "@calcache/date-picker";
import { useState } from "react";
import { browserZone, civilOf, todayAt } from "../data/civil.ts";
import { type EventTypeName, type OfferedSlot, useSlots } from "../data/use-slots.ts";
import { ElementFrame } from "./frame/element-frame.tsx";
import type { ElementWords } from "./frame/element-words.ts";
import type { InLanguage } from "./frame/in-language.tsx";
import { skeletons } from "./frame/skeleton.tsx";
import { MonthAndTimes } from "./months/month-and-times.tsx";
import type { ListedTime } from "./months/time-list.tsx";

/** A time that somebody chose, in the zone that it was shown in. */
export type ChosenSlot = OfferedSlot & { timeZone: string };

export type SlotPickerProps = InLanguage &
  EventTypeName & {
    /** IANA; the browser's */
    timeZone?: string | undefined;
    /** minutes, of an event type that has several lengths */
    duration?: number | undefined;
    /** `2026-12`; the present one */
    month?: string | undefined;
    onChoose?: ((slot: ChosenSlot) => void) | undefined;
  };

/** The free times of an event type: a month of dates, and the times of one of them. It tells what is chosen and books nothing. */
export function SlotPicker({ words, ...props }: SlotPickerProps & { words: ElementWords }) {
  const { t } = words;
  const { timeZone = browserZone(), theme, onChoose } = props;
  const [earliest] = useState(() => todayAt(Date.now()).slice(0, 7));
  const [month, setMonth] = useState(props.month ?? earliest);
  const [chosen, setChosen] = useState<string | null>(null);
  const dates = datesOfMonth(month);
  const wish = { ...props, timeZone };
  const { answer, retry } = useSlots(wish, dates[0] ?? "", dates.at(-1) ?? "", props);

  return (
    <ElementFrame {...{ words, theme, answer, retry }} label={t("chooseTime")} skeleton={skeletons.picker}>
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
