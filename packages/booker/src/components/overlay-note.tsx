"use client";

import { useBooker } from "./booker-context.ts";
import { PageLink } from "./page-link.tsx";

/** What becomes of the wish to see one's own calendar over the slots: guests have no account to connect one to. */
export function OverlayNote() {
  const { query } = useBooker();
  if (!query.overlayCalendar) return null;
  return (
    <aside aria-label="Your own calendar" className="booker-aside">
      <p>
        Your own calendar can't be laid over these times: guests don't sign in here, so nothing of yours is
        read. Have a look at it before you choose.
      </p>
      <PageLink to={{ overlayCalendar: null }} className="booker-text-link">
        Hide this
      </PageLink>
    </aside>
  );
}
