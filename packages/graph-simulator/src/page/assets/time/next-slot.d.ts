import type { DraftTime } from "../events/event-draft.js";

/**
 * Where a new event goes when nobody pointed at a place: the next half hour from `localTime` where that lies in the
 * shown range, else nine o'clock on the range's first day. All are wall times; the range is half-open.
 */
export function nextSlot(
  localTime: string,
  range: { readonly start: string; readonly end: string },
): DraftTime;
