"use client";

import type { MinuteRange } from "@calcache/availability";
import { useEffect, useMemo, useRef, useState } from "react";
import { useBooker } from "../context/booker-context.ts";
import type { BookingActions, HoldAnswer } from "../view/booking-form.ts";
import { chosenRoom } from "../view/page-query.ts";

/**
 * Holds one slot after the other: what was held before is told by its uid, and by a cookie where browsers keep any.
 * @returns the same as long as `hold` is
 */
export function useHoldsInOrder(hold: BookingActions["hold"] | undefined): BookingActions["hold"] {
  return useMemo(() => {
    let last: Promise<HoldAnswer | undefined> = Promise.resolve(undefined);
    return (slot) => {
      const answer = last.then((before): HoldAnswer | Promise<HoldAnswer> => {
        const uid = before?.kind === "held" ? before.uid : undefined;
        return hold?.({ ...slot, ...(uid !== undefined && { uid }) }) ?? { kind: "not-held" };
      });
      last = answer.catch(() => undefined);
      return answer;
    };
  }, [hold]);
}

/** Holds a slot as soon as it is chosen; null until the answer is there. */
export function useHold({ start, end }: MinuteRange, hold: BookingActions["hold"]): HoldAnswer | null {
  const { eventType, view, query, moved } = useBooker();
  const { timeZone } = view;
  const { routing } = query;
  const room = moved === null ? chosenRoom(query, eventType)?.id : undefined;
  const bookingUid = moved?.uid;
  const eventTypeId = eventType.id;
  const length = end - start;
  const [answer, setAnswer] = useState<{ start: number; answer: HoldAnswer } | null>(null);
  const asked = useRef<number | null>(null);

  useEffect(() => {
    if (asked.current === start) return;
    asked.current = start;
    const notHeld = (): HoldAnswer => ({ kind: "not-held" });
    hold({
      eventTypeId,
      start,
      length,
      timeZone,
      ...(routing && { routing }),
      ...(room !== undefined && { room }),
      ...(bookingUid !== undefined && { bookingUid }),
    })
      .catch(notHeld)
      .then((answer) => setAnswer({ start, answer }));
  }, [eventTypeId, start, length, timeZone, routing, room, bookingUid, hold]);

  return answer?.start === start ? answer.answer : null;
}
