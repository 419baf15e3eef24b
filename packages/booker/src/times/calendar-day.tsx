"use client";

import { type CivilDate, monthOfDate, type Tab } from "@calcache/date-picker";
import { GridDate } from "@calcache/date-picker/components";
import { useBooker } from "../context/booker-context.ts";

/** A date of a month's calendar, which says how many slots it has before it is chosen. A link where it has some. */
export function CalendarDay({
  date,
  tab,
  onChoose,
}: {
  date: CivilDate;
  tab: Tab;
  onChoose: (date: CivilDate) => void;
}) {
  const { view, words, link, t } = useBooker();
  const slots = view.slots?.[date]?.length ?? 0;
  const isFree = slots > 0;
  const isToday = date === view.today;
  const isSelected = date === view.selectedDate;
  const count = view.slots === null ? t("loading") : t("timesAvailable", { count: slots });
  return (
    <GridDate
      {...{ date, tab, isSelected, isFree, onChoose }}
      className="day"
      href={isFree ? link({ date, month: monthOfDate(date), slot: null }) : undefined}
      label={[words.fullDate(date), isToday && t("today"), isSelected && t("selected"), count]
        .filter(Boolean)
        .join(t("between"))}
      data-testid="day"
      data-disabled={!isFree}
      data-today={isToday || undefined}
      data-selected={isSelected || undefined}
      data-amount={view.slots === null ? "loading" : amountOf(slots)}
    >
      {words.day(date)}
    </GridDate>
  );
}

/** How full of free times a day is, as the mark beneath its number shows it. */
const amountOf = (slots: number) =>
  slots === 0 ? undefined : slots < 4 ? "few" : slots < 9 ? "some" : "many";
