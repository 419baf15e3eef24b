"use client";

import type { MinuteRange } from "@calcache/availability";
import { useState } from "react";
import type { BookingView } from "../view/booking-view.ts";
import type { PageQuery } from "../view/page-query.ts";

/** The chosen slot; also when it is taken while its form is being filled in, so that nothing typed is lost. */
export function useChosenSlot(
  { selectedSlot, slotIsGone }: BookingView,
  { slot }: PageQuery,
): MinuteRange | null {
  const [last, setLast] = useState<MinuteRange | null>(null);
  if (selectedSlot !== null && selectedSlot.start !== last?.start) setLast(selectedSlot);
  return selectedSlot ?? (slotIsGone && last?.start === slot ? last : null);
}
