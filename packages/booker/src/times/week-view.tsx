"use client";

import type { CivilDate } from "@calcache/date-picker";
import { timeKeys } from "@calcache/date-picker/components";
import { useRef } from "react";
import { useBooker } from "../context/booker-context.ts";
import { hasSlots } from "../view/offered-slots.ts";
import { rowsOf } from "../view/week-rows.ts";
import { columns } from "./columns.ts";
import { NoTimes } from "./no-times.tsx";
import { PeriodHeading } from "./period-heading.tsx";
import { SlotList } from "./slot-list.tsx";
import { SlotsSkeleton } from "./slots-skeleton.tsx";
import { useKeptFocus } from "./use-kept-focus.ts";

/** Seven dates with all their slots: lined up by the time of day, or as lists. On narrow screens one below the other. */
export function WeekView() {
  const { view, words, t } = useBooker();
  const section = useRef<HTMLElement>(null);
  const heading = useRef<HTMLDivElement>(null);
  const moveFocus = timeKeys(undefined, columns);
  useKeptFocus(section, heading, view.slots);
  const [first = view.today, last = first] = [view.dates[0], view.dates.at(-1)];
  const rows = view.layout === "week_view" ? rowsOf(view.slots ?? {}, words.zone) : undefined;
  const isEmpty = view.slots !== null && !hasSlots(view.slots);
  return (
    <section ref={section} aria-label={t("chooseTime")} className="booker-week" onKeyDown={moveFocus}>
      <div ref={heading} tabIndex={-1}>
        <PeriodHeading title={words.dateRange(first, last)} unit="week" />
      </div>
      {isEmpty ? (
        <NoTimes>{t(view.nextAvailable ? "noneInWeek" : "noneFromWeek")}</NoTimes>
      ) : (
        <ol className="week-days" data-rows={rows && rows.size > 0 ? "" : undefined}>
          {view.dates.map((date) => (
            <WeekDay key={date} date={date} rows={rows} />
          ))}
        </ol>
      )}
    </section>
  );
}

function WeekDay({ date, rows }: { date: CivilDate; rows: ReadonlyMap<number, number> | undefined }) {
  const { view, words, t } = useBooker();
  const slots = view.slots?.[date];
  return (
    <li className="week-day" data-column>
      <h3 className="column-head" data-today={date === view.today || undefined}>
        <span className="column-words" {...words.language}>
          <span className="column-weekday">{words.weekday(date, "short")}</span>{" "}
          <span className="column-date">{words.dayAndMonth(date)}</span>
        </span>
      </h3>
      {slots ? (
        <SlotList slots={slots} {...(rows && { rowOf: rows })} />
      ) : view.slots === null ? (
        <SlotsSkeleton />
      ) : (
        <p className="column-empty">{t("noTimes")}</p>
      )}
    </li>
  );
}
