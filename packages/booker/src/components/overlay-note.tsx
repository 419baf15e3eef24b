"use client";

import { useBooker } from "./booker-context.ts";
import { PageLink } from "./page-link.tsx";

/** What becomes of the wish to see one's own calendar over the slots. */
export function OverlayNote() {
  const { query, guestBusy } = useBooker();
  if (!query.overlayCalendar) return null;
  return (
    <aside aria-label="Your own calendar" className="booker-aside">
      <p>
        {guestBusy
          ? "Times at which your own calendar has something else are marked. You can choose them all the same."
          : "Your own calendar can't be laid over these times: none of yours is connected here, so nothing of it is read. Have a look at it before you choose."}
      </p>
      <PageLink to={{ overlayCalendar: null }} className="booker-text-link">
        Hide this
      </PageLink>
    </aside>
  );
}
