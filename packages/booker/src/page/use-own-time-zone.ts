"use client";

import { useEffect } from "react";

/**
 * Tells the host app the visitor's own zone where times are shown in another that they haven't asked for.
 * @param shown the zone that times are shown in
 */
export function useOwnTimeZone({
  asked,
  shown,
  onFound,
}: {
  asked: string | null;
  shown: string;
  onFound: ((timeZone: string) => void) | undefined;
}): void {
  useEffect(() => {
    const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
    if (asked === null && own !== shown) onFound?.(own);
  }, [asked, shown, onFound]);
}
