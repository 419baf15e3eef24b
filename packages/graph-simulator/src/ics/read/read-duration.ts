/** A length: days of the calendar, however long they are, and milliseconds (RFC 5545, 3.3.6). */
export type Duration = { days: number; ms: number };

const DURATION = /^\+?P(?=.)(?:(\d+)W)?(?:(\d+)D)?(?:T(?=.)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/i;

/** Reads a duration; null if it is none, or negative. */
export function readDuration(text: string): Duration | null {
  const match = DURATION.exec(text.trim());
  if (match === null) return null;
  const [weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = match
    .slice(1)
    .map((part) => Number(part ?? 0));
  return { days: weeks * 7 + days, ms: ((hours * 60 + minutes) * 60 + seconds) * 1000 };
}
