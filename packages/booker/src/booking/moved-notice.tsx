"use client";

import { useBooker } from "../context/booker-context.ts";
import { PageLink } from "../context/page-link.tsx";
import { dateIn } from "../words/date-in.ts";

/** Says that a time chosen now replaces that of a booking, and which. */
export function MovedNotice() {
  const { moved, words, view } = useBooker();
  if (moved === null) return null;
  const start = Math.floor(moved.start / 60_000);
  return (
    <aside aria-label="The booking you are moving" className="booker-aside">
      <p>
        You are moving your booking of{" "}
        <strong className="text-ink" lang={words.locale}>
          {words.fullDate(dateIn(view.timeZone, start))}, {words.time(start)}
        </strong>
        . It stays as it is until you confirm another time.
      </p>
      <PageLink to={{ rescheduleUid: null, slot: null }} className="booker-text-link">
        Book a new time instead
      </PageLink>
    </aside>
  );
}
