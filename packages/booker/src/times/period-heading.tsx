"use client";

import type { ReactNode } from "react";
import { useBooker } from "../context/booker-context.ts";
import { PageLink } from "../context/page-link.tsx";
import type { BookingView } from "../view/booking-view.ts";

const names = {
  month: { other: "otherMonths", previous: "previousMonth", next: "nextMonth" },
  week: { other: "otherWeeks", previous: "previousWeek", next: "nextWeek" },
} as const;

/** The shown month's or week's name between the ways to the one before and the one after. */
export function PeriodHeading({ title, unit }: { title: string; unit: "month" | "week" }) {
  const { view, words, t } = useBooker();
  const { other, previous, next } = names[unit];
  return (
    <div className="booker-period">
      <h2>
        <span {...words.language}>{title}</span>
      </h2>
      <nav aria-label={t(other)} className="flex">
        <Step to={view.earlier} label={t(previous)}>
          <path d="m12.5 5-5 5 5 5" />
        </Step>
        <Step to={view.later} label={t(next)}>
          <path d="m7.5 5 5 5-5 5" />
        </Step>
      </nav>
    </div>
  );
}

/** An arrow; a link unless there is nothing that way. */
function Step({ to, label, children }: { to: BookingView["earlier"]; label: string; children: ReactNode }) {
  const arrow = (
    <svg aria-hidden viewBox="0 0 20 20" fill="none" stroke="currentColor" strokeWidth="1.75">
      {children}
    </svg>
  );
  return to === null ? (
    <span className="step" data-disabled="true">
      {arrow}
    </span>
  ) : (
    <PageLink to={{ month: null, date: null, slot: null, ...to }} className="step" aria-label={label}>
      {arrow}
    </PageLink>
  );
}
