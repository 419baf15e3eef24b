"use client";

import { useBooker } from "../context/booker-context.ts";
import { useNow } from "../context/use-now.ts";
import type { HoldAnswer } from "../view/booking-form.ts";
import { holdInWords } from "../words/hold-in-words.ts";

/** Until when the slot is kept for the visitor, in words that change once a minute. Its place is there from the start. */
export function HoldStatus({ hold }: { hold: HoldAnswer | null }) {
  const { offered, words, t } = useBooker();
  const now = useNow(offered.now);
  return (
    <p role="status" className="booker-hold">
      {hold && holdInWords(t, hold, now, words)}
    </p>
  );
}
