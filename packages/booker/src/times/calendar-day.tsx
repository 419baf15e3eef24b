"use client";

import type { CalendarDate } from "@internationalized/date";
import type { ElementType, MouseEvent } from "react";
import { CalendarCell } from "react-aria-components";
import { useBooker } from "../context/booker-context.ts";
import { opensElsewhere } from "../context/page-link.tsx";
import { monthOfDate } from "../view/civil-date.ts";

/** A date of a month's calendar, which says how many slots it has before it is chosen. */
export function CalendarDay({ date: calendarDate, month }: { date: CalendarDate; month: string }) {
  const { view, words, link, t } = useBooker();
  const date = calendarDate.toString();
  if (monthOfDate(date) !== month) return <td />;
  const slots = view.slots?.[date]?.length ?? 0;
  const isToday = date === view.today;
  const isSelected = date === view.selectedDate;
  const count = view.slots === null ? t("loading") : t("timesAvailable", { count: slots });
  const marks = {
    "aria-label": [words.fullDate(date), isToday && t("today"), isSelected && t("selected"), count]
      .filter(Boolean)
      .join(t("between")),
    "data-testid": "day",
    "data-date": date,
    "data-disabled": slots === 0 ? "true" : "false",
    "data-today": isToday || undefined,
    "data-selected": isSelected || undefined,
    "data-amount": view.slots === null ? "loading" : amountOf(slots),
  };
  // A link, so that it leads somewhere without scripts; with them the calendar does what it says.
  const way = slots > 0 && { href: link({ date, month, slot: null }), onClickCapture: stayHere };
  return (
    <CalendarCell
      date={calendarDate}
      className="day"
      render={(props) => (
        <Anchor {...props} {...marks} {...way}>
          {words.day(date)}
        </Anchor>
      )}
    />
  );
}

/** One element whether it leads somewhere or not, so that it keeps the focus when its slots come and go. */
const Anchor: ElementType = "a";

function stayHere(event: MouseEvent) {
  if (!opensElsewhere(event)) event.preventDefault();
}

/** How full of free times a day is, as the mark beneath its number shows it. */
const amountOf = (slots: number) =>
  slots === 0 ? undefined : slots < 4 ? "few" : slots < 9 ? "some" : "many";
