"use client";

import type { BookingActions } from "@calcache/booker";
import { parameters } from "@calcache/embed/protocol";
import { useCallback, useMemo, useRef } from "react";

/**
 * Keeps the visitor's hold in mind for a page in a frame on another site, where no cookie does: their next step takes it along in the URL, so
 * that their own hold isn't in their way. Not at once: a URL that changes while the hold's answer comes would break off what follows it.
 */
export function useHeld(isEmbedded: boolean, booking: BookingActions | undefined) {
  const held = useRef<string | null>(null);
  const withHold = useCallback((href: string) => {
    if (held.current === null) return href;
    const query = new URLSearchParams(href);
    query.set(parameters.hold, held.current);
    return `?${query}`;
  }, []);
  const holding = useMemo<BookingActions | undefined>(() => {
    if (!isEmbedded || booking === undefined) return booking;
    return {
      ...booking,
      async hold(slot) {
        const before = new URLSearchParams(window.location.search).get(parameters.hold);
        const answer = await booking.hold({ ...(before !== null && { uid: before }), ...slot });
        if (answer.kind === "held") held.current = answer.uid ?? null;
        return answer;
      },
    };
  }, [isEmbedded, booking]);
  return { booking: holding, withHold };
}
