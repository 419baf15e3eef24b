"use client";

import { useBooker } from "../context/booker-context.ts";
import { PageLink } from "../context/page-link.tsx";
import type { TimeFormat } from "../view/page-query.ts";

const formats: readonly TimeFormat[] = ["12", "24"];

/** Whether hours are counted to 12 or to 24. */
export function TimeFormatSwitch() {
  const { words } = useBooker();
  return (
    <nav aria-label="Clock" className="segments">
      {formats.map((timeFormat) => (
        <PageLink
          key={timeFormat}
          to={{ timeFormat }}
          aria-label={`${timeFormat}h, ${timeFormat}-hour clock`}
          aria-current={timeFormat === words.timeFormat ? "true" : undefined}
        >
          {timeFormat}h
        </PageLink>
      ))}
    </nav>
  );
}
