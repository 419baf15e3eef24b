import Link from "next/link";
import type { ReactNode } from "react";
import type { BookingView } from "./booking-view.ts";
import type { ShownView } from "./shown-view.ts";

/** The shown month's or week's name between the ways to the one before and the one after. */
export function PeriodHeading({
  title,
  unit,
  view,
  words,
  link,
}: ShownView & { title: string; unit: "month" | "week" }) {
  const hrefOf = (to: BookingView["earlier"]) => to && link({ month: null, date: null, slot: null, ...to });
  return (
    <div className="flex items-center justify-between gap-2">
      <h2 className="text-lg font-semibold first-letter:uppercase" lang={words.locale} aria-live="polite">
        {title}
      </h2>
      <nav aria-label={`Other ${unit}s`} className="flex gap-1">
        <Step href={hrefOf(view.earlier)} label={`Previous ${unit}`}>
          <path d="m12.5 5-5 5 5 5" />
        </Step>
        <Step href={hrefOf(view.later)} label={`Next ${unit}`}>
          <path d="m7.5 5 5 5-5 5" />
        </Step>
      </nav>
    </div>
  );
}

/** An arrow; a link unless there is nothing that way. */
function Step({ href, label, children }: { href: string | null; label: string; children: ReactNode }) {
  const arrow = (
    <svg
      aria-hidden
      viewBox="0 0 20 20"
      className="size-5 rtl:-scale-x-100"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.75"
    >
      {children}
    </svg>
  );
  return href === null ? (
    <span className="step" data-disabled="true">
      {arrow}
    </span>
  ) : (
    <Link href={href} prefetch={false} scroll={false} className="step" aria-label={label}>
      {arrow}
    </Link>
  );
}
