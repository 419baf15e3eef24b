"use client";

import type { MinuteRange } from "@calcache/availability";
import { useState } from "react";
import type { BookingFormState } from "../view/booking-form.ts";
import type { BookingView } from "../view/booking-view.ts";
import type { PageQuery } from "../view/page-query.ts";

/**
 * The chosen slot; also where it is taken while its form is being filled in or sent, so that nothing typed is lost.
 * @param sent the form's last answer
 * @param length of a slot, in minutes
 */
export function useChosenSlot(
  { selectedSlot, slotIsGone }: BookingView,
  { slot }: PageQuery,
  sent: BookingFormState,
  length: number,
): MinuteRange | null {
  const [last, setLast] = useState<number | null>(null);
  if (selectedSlot !== null && selectedSlot.start !== last) setLast(selectedSlot.start);
  if (selectedSlot !== null || slot === null || !slotIsGone) return selectedSlot;
  return slot === last || slot === sent?.start ? { start: slot, end: slot + length } : null;
}
