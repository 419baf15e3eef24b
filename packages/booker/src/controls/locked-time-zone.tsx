"use client";

import { useBooker } from "../context/booker-context.ts";
import { zoneName } from "../words/sentences.ts";

/** The zone that all times are shown in, where it isn't the visitor's to choose: of a place where they have to be, say. */
export function LockedTimeZone() {
  const { view, t } = useBooker();
  return (
    <div className="zone">
      <p className="label">{t("timeZone")}</p>
      <p>{zoneName(view.timeZone)}</p>
    </div>
  );
}
