"use client";

import { useEffect } from "react";

/** Has a page fetched anew from time to time, while somebody looks at it. Without scripts it is as it was loaded. */
export function LiveRefresh({ everyMs, refresh }: { everyMs: number; refresh: () => void }) {
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === "visible") refresh();
    }, everyMs);
    return () => clearInterval(timer);
  }, [everyMs, refresh]);
  return null;
}
