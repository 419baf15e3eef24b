"use client";

import { useBooker } from "../context/booker-context.ts";
import { PageLink } from "../context/page-link.tsx";
import { Rich } from "../context/rich.tsx";

/** Says that a time chosen now replaces that of a booking, and which. */
export function MovedNotice() {
  const { moved, words, t } = useBooker();
  if (moved === null) return null;
  const start = Math.floor(moved.start / 60_000);
  return (
    <aside aria-label={t("theBookingYouMove")} className="booker-aside">
      <p>
        <Rich
          parts={t.rich(moved.isGivenBack ? "youAreMovingGivenBack" : "youAreMoving", {
            when: `${words.fullDate(words.dateOf(start))}, ${words.time(start)}`,
            strong: (inner) => (
              <strong className="text-ink" {...words.language}>
                {inner}
              </strong>
            ),
          })}
        />
      </p>
      <PageLink to={{ rescheduleUid: null, slot: null }} className="booker-text-link">
        {t("bookNewInstead")}
      </PageLink>
    </aside>
  );
}
