import type { EventTypeWithHosts } from "@calcache/scheduling";

const dayMs = 24 * 60 * 60_000;
const longestDays = { weekly: 7, monthly: 31, yearly: 366 };

/**
 * Until when a page shows times: those of its dates, and of an event type that repeats the occurrences after them.
 * @param last of its dates, epoch ms
 */
export function lastShown({ recurrence }: Pick<EventTypeWithHosts, "recurrence">, last: number): number {
  if (recurrence === null) return last;
  const { frequency, interval, most } = recurrence;
  return last + most * interval * longestDays[frequency] * dayMs;
}
