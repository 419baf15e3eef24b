import { instantAt, wallTime } from "./civil-time.ts";
import type { Zone } from "./zone.ts";

/** How something repeats: every so many weeks, months or years. */
export type Repetition = { frequency: "weekly" | "monthly" | "yearly"; interval: number };

const msPerWeek = 7 * 24 * 60 * 60_000;

/**
 * The instants (epoch ms) at which something begins that repeats: at the same time on a zone's clocks, whatever their changes. Each is
 * counted from the first: on the last of a month that is too short for its day, and on that day again in the next that isn't. A
 * time that is skipped or repeated by a zone's clocks is read as {@link instantAt} reads it.
 * @param count how many, the first included
 */
export function repeated(
  first: number,
  { frequency, interval }: Repetition,
  count: number,
  zone: Zone,
): number[] {
  const wall = wallTime(zone, first);
  const months = frequency === "yearly" ? 12 : 1;
  return Array.from({ length: count }, (_, index) => {
    if (index === 0) return first;
    const steps = index * interval;
    return instantAt(
      zone,
      frequency === "weekly" ? wall + steps * msPerWeek : monthsLater(wall, steps * months),
    );
  });
}

function monthsLater(wall: number, months: number): number {
  const from = new Date(wall);
  const [year, month, day] = [from.getUTCFullYear(), from.getUTCMonth() + months, from.getUTCDate()];
  const lastDay = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return Date.UTC(year, month, Math.min(day, lastDay)) + (wall - Date.UTC(year, from.getUTCMonth(), day));
}
