"use client";

import type { KeyboardEvent, MouseEvent } from "react";
import { useBooker } from "../context/booker-context.ts";
import { opensElsewhere } from "../context/page-link.tsx";
import { type CivilDate, monthOfDate } from "../view/civil-date.ts";

/** A date of a month's calendar, which says how many slots it has before it is chosen. */
export function CalendarDay({
  date,
  isTabbed,
  onFocus,
  onChoose,
}: {
  date: CivilDate;
  /** Tab leads to it, of all the month's. */
  isTabbed: boolean;
  onFocus: (date: CivilDate) => void;
  onChoose: (date: CivilDate) => void;
}) {
  const { view, words, link, t } = useBooker();
  const slots = view.slots?.[date]?.length ?? 0;
  const isFree = slots > 0;
  const isToday = date === view.today;
  const isSelected = date === view.selectedDate;
  const count = view.slots === null ? t("loading") : t("timesAvailable", { count: slots });

  function choose(event: MouseEvent) {
    if (!isFree || opensElsewhere(event)) return;
    event.preventDefault();
    onChoose(date);
  }

  return (
    <td {...cellOf(isSelected, isFree)}>
      {/* A link, so that it leads somewhere without scripts. One element whether it leads somewhere or not, so that it keeps the focus when its slots come and go. */}
      <a
        className="day"
        {...pressed}
        tabIndex={isTabbed ? 0 : -1}
        href={isFree ? link({ date, month: monthOfDate(date), slot: null }) : undefined}
        onClick={choose}
        onKeyDown={pressBySpace}
        onFocus={() => onFocus(date)}
        aria-disabled={!isFree}
        aria-label={[words.fullDate(date), isToday && t("today"), isSelected && t("selected"), count]
          .filter(Boolean)
          .join(t("between"))}
        data-testid="day"
        data-date={date}
        data-disabled={!isFree}
        data-today={isToday || undefined}
        data-selected={isSelected || undefined}
        data-amount={view.slots === null ? "loading" : amountOf(slots)}
      >
        {words.day(date)}
      </a>
    </td>
  );
}

/** A table's cell in which arrow keys move, and what is pressed in it (WAI-ARIA, date grid). */
const cellOf = (isSelected: boolean, isFree: boolean) =>
  ({ role: "gridcell", "aria-selected": isSelected, "aria-disabled": !isFree }) as const;
const pressed = { role: "button" };

/** As a button is, and a link isn't. */
function pressBySpace(event: KeyboardEvent<HTMLElement>) {
  if (event.key !== " ") return;
  event.preventDefault();
  event.currentTarget.click();
}

/** How full of free times a day is, as the mark beneath its number shows it. */
const amountOf = (slots: number) =>
  slots === 0 ? undefined : slots < 4 ? "few" : slots < 9 ? "some" : "many";
