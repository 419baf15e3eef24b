"use client";

import { useBooker } from "../context/booker-context.ts";

/** Says that no times are offered because what is stored of the event type can't be read. */
export function MisconfiguredNotice() {
  const { eventType, t } = useBooker();
  if (!eventType.isMisconfigured) return null;
  return (
    <p role="status" className="notice">
      {t("misconfigured")}
    </p>
  );
}
