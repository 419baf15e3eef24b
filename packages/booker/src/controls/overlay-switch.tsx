"use client";

import { useBooker } from "../context/booker-context.ts";
import { PageLink } from "../context/page-link.tsx";

/** Lays the visitor's own calendar over the slots and takes it away, where the host app can have one connected, and the visitor may. */
export function OverlaySwitch() {
  const { query, visitorCalendar, t } = useBooker();
  const isOn = query.overlayCalendar;
  if (visitorCalendar === null || (visitorCalendar.state === "refused" && !isOn)) return null;
  return (
    <nav aria-label={t("ownCalendar")} className="segments">
      <PageLink
        to={{ overlayCalendar: isOn ? null : "true" }}
        aria-label={isOn ? t("myCalendarShown") : t("myCalendarShow")}
        aria-current={isOn ? "true" : undefined}
      >
        {t("myCalendar")}
      </PageLink>
    </nav>
  );
}
