"use client";

import type { MinuteRange } from "@calcache/availability";
import { type CivilDate, monthOfDate } from "@calcache/date-picker";
import { timeKeys } from "@calcache/date-picker/components";
import { type RefObject, useRef } from "react";
import { useBooker } from "../context/booker-context.ts";
import { hasSlots } from "../view/offered-slots.ts";
import { partsOfDay } from "../words/parts-of-day.ts";
import { NoTimes } from "./no-times.tsx";
import { SlotList } from "./slot-list.tsx";
import { SlotsSkeleton } from "./slots-skeleton.tsx";
import { useKeptFocus } from "./use-kept-focus.ts";

/** The slots of the chosen date, beside the month. Escape leads back to it. */
export function DayTimes({ heading }: { heading: RefObject<HTMLHeadingElement | null> }) {
  const { view, words, t } = useBooker();
  const section = useRef<HTMLElement>(null);
  useKeptFocus(section, heading, view.slots);
  const date = view.selectedDate;
  const slots = view.slots?.[date ?? ""] ?? [];

  const backToCalendar = () => document.querySelector<HTMLElement>(`[data-date="${date}"]`)?.focus();
  const onKeyDown = timeKeys(backToCalendar);

  return (
    <section ref={section} aria-labelledby="times" className="booker-times" onKeyDown={onKeyDown}>
      <div className="booker-times-head">
        <h2 id="times" ref={heading} tabIndex={-1}>
          {date ? <span {...words.language}>{words.fullDate(date)}</span> : <span>{t("times")}</span>}
          {view.slots !== null && date && (
            <span className="sr-only">
              {t("between")}
              {t("timesAvailable", { count: slots.length })}
            </span>
          )}
        </h2>
        {date && (
          <button type="button" className="booker-text-link booker-back" onClick={backToCalendar}>
            {t("backToCalendar")}
          </button>
        )}
      </div>
      <Times date={date} slots={slots} />
    </section>
  );
}

function Times({ date, slots }: { date: CivilDate | null; slots: readonly MinuteRange[] }) {
  const { view, words, t } = useBooker();
  if (view.slots === null) return <SlotsSkeleton />;
  if (slots.length === 0) {
    const month = words.month(monthOfDate(view.dates[0] ?? view.today));
    return hasSlots(view.slots) ? (
      <NoTimes>{t("noneOnDate")}</NoTimes>
    ) : (
      <NoTimes>{t(view.nextAvailable ? "noneInMonth" : "noneFromMonth", { month })}</NoTimes>
    );
  }
  return (
    <div className="slots">
      {partsOfDay(slots, words.hour).map(({ part, slots }) => (
        <section
          key={part}
          aria-label={[t(part), date && words.fullDate(date)].filter(Boolean).join(t("between"))}
        >
          <h3 className="label">{t(part)}</h3>
          <SlotList slots={slots} />
        </section>
      ))}
    </div>
  );
}
