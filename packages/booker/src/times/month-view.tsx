"use client";

import { type CivilDate, monthOfDate } from "@calcache/date-picker";
import { useEffect, useRef, useState } from "react";
import { useBooker } from "../context/booker-context.ts";
import { DayTimes } from "./day-times.tsx";
import { MonthCalendar } from "./month-calendar.tsx";

/** A month's calendar, and the slots of one of its dates. Choosing a date leads the focus to its slots. */
export function MonthView() {
  const { view, go } = useBooker();
  const [chosen, setChosen] = useState<CivilDate | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);

  useEffect(() => {
    if (chosen === null || chosen !== view.selectedDate) return;
    heading.current?.focus();
    setChosen(null);
  }, [chosen, view.selectedDate]);

  function choose(date: CivilDate) {
    setChosen(date);
    go({ date, month: monthOfDate(date), slot: null });
  }

  return (
    <>
      <MonthCalendar onChoose={choose} />
      <DayTimes heading={heading} />
    </>
  );
}
