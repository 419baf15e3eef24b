"use client";

import { useBooker } from "../context/booker-context.ts";
import { PageLink } from "../context/page-link.tsx";

/** Says that a time chosen now replaces that of a booking, and which. */
export function MovedNotice() {
  const { moved, words } = useBooker();
  if (moved === null) return null;
  const start = Math.floor(moved.start / 60_000);
  return (
    <aside aria-label="The booking you are moving" className="booker-aside">
      <p>
        You are moving your booking of{" "}
        <strong className="text-ink" {...words.language}>
          {words.fullDate(words.dateOf(start))}, {words.time(start)}
        </strong>
        .
        {moved.isGivenBack
          ? " Please choose another time."
          : " It stays as it is until you confirm another time."}
      </p>
      <PageLink to={{ rescheduleUid: null, slot: null }} className="booker-text-link">
        Book a new time instead
      </PageLink>
    </aside>
  );
}
