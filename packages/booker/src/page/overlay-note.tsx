"use client";

import { useBooker } from "../context/booker-context.ts";
import { PageLink } from "../context/page-link.tsx";
import type { VisitorCalendar } from "../view/visitor-calendar.ts";
import { overlaySentence } from "../words/overlay-sentence.ts";

/** What becomes of the wish to see one's own calendar over the slots, and what can be done about it. */
export function OverlayNote() {
  const { query, visitorBusy, visitorCalendar, t } = useBooker();
  if (!query.overlayCalendar) return null;
  return (
    <aside aria-label={t("ownCalendar")} className="booker-aside">
      <p aria-live="polite">{overlaySentence(t, visitorCalendar, visitorBusy !== null)}</p>
      {visitorCalendar && <Connection of={visitorCalendar} />}
      <PageLink to={{ overlayCalendar: null }} className="booker-text-link">
        {t("hideThis")}
      </PageLink>
    </aside>
  );
}

/** Leaving the page takes a plain link and a plain form: the host app's routes answer them, not its router. */
function Connection({ of: { state, provider, connectUrl, disconnectUrl } }: { of: VisitorCalendar }) {
  const { t } = useBooker();
  switch (state) {
    case "none":
      return (
        <a href={connectUrl} className="button">
          {t("connect", { provider })}
        </a>
      );
    case "connected":
    case "unreadable":
      return (
        <form method="post" action={disconnectUrl}>
          <button type="submit" className="booker-text-link">
            {t("disconnect", { provider })}
          </button>
        </form>
      );
    case "not-asked":
    case "refused":
      return null;
  }
}
