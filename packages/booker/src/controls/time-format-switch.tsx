"use client";

import { useBooker } from "../context/booker-context.ts";
import { PageLink } from "../context/page-link.tsx";
import type { TimeFormat } from "../view/page-query.ts";

const formats: readonly TimeFormat[] = ["12", "24"];

/** Whether hours are counted to 12 or to 24. */
export function TimeFormatSwitch() {
  const { words, t } = useBooker();
  return (
    <nav aria-label={t("clock")} className="segments">
      {formats.map((timeFormat) => (
        <PageLink
          key={timeFormat}
          to={{ timeFormat }}
          aria-label={t("clockOf", { format: timeFormat })}
          aria-current={timeFormat === words.timeFormat ? "true" : undefined}
        >
          {t("hoursOfClock", { format: timeFormat })}
        </PageLink>
      ))}
    </nav>
  );
}
