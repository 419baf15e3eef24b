const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** How long ago something was, in the largest unit of which it is one at least. @param since ms */
export function ago(since: number): string {
  return since < minute ? "just now" : `${span(since)} ago`;
}

/** How long something has lasted. @param ms */
export function span(ms: number): string {
  if (ms < hour) return `${Math.max(1, Math.floor(ms / minute))} min`;
  if (ms < day) return `${Math.floor(ms / hour)} h`;
  const days = Math.floor(ms / day);
  return days === 1 ? "1 day" : `${days} days`;
}
