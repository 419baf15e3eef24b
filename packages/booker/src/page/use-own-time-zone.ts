"use client";

import { useEffect } from "react";
import type { PageQuery } from "../view/page-query.ts";

/**
 * Tells the host app the visitor's own zone where times are shown in another that they haven't asked for.
 * @param shown the zone that times are shown in
 */
export function useOwnTimeZone({
  query,
  shown,
  onFound,
}: {
  query: PageQuery;
  shown: string;
  onFound: ((timeZone: string) => void) | undefined;
}): void {
  // An unknown zone in the URL is ignored.
  const isAsked = query.timeZone?.toLowerCase() === shown.toLowerCase();
  useEffect(() => {
    const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
    if (!isAsked && own !== shown) onFound?.(own);
  }, [isAsked, shown, onFound]);
}
