"use client";

import type { MinuteRange } from "@calcache/availability";
import { useEffect, useRef, useState } from "react";
import { useBooker } from "../components/booker-context.ts";
import type { BookingActions, HoldAnswer } from "../view/booking-form.ts";

/** Holds a slot as soon as it is chosen; null until the answer is there. */
export function useHold({ start }: MinuteRange, hold: BookingActions["hold"]): HoldAnswer | null {
  const { eventType, view } = useBooker();
  const { timeZone } = view;
  const eventTypeId = eventType.id;
  const [answer, setAnswer] = useState<{ start: number; answer: HoldAnswer } | null>(null);
  const asked = useRef<number | null>(null);

  useEffect(() => {
    if (asked.current === start) return;
    asked.current = start;
    const notHeld = (): HoldAnswer => ({ kind: "not-held" });
    hold({ eventTypeId, start, timeZone })
      .catch(notHeld)
      .then((answer) => setAnswer({ start, answer }));
  }, [eventTypeId, start, timeZone, hold]);

  return answer?.start === start ? answer.answer : null;
}
