import type { MinuteRange } from "@calcache/availability";
import type { SlotsByDate } from "./offered-slots.ts";

/**
 * The row of each slot, by its start: slots of one local time of day share one, whatever their date. Where autumn
 * repeats an hour, a date's second slot of one time has a row of its own.
 */
export function rowsOf(slots: SlotsByDate, timeZone: string): ReadonlyMap<number, number> {
  const timeOfDay = clock(timeZone);
  const keyed = Object.values(slots).flatMap((ofDate) => keysOf(ofDate, timeOfDay));
  const keys = [...new Set(keyed.map(({ key }) => key))].toSorted();
  return new Map(keyed.map(({ start, key }) => [start, keys.indexOf(key)]));
}

function keysOf(slots: readonly MinuteRange[], timeOfDay: (instant: number) => string) {
  const seen = new Map<string, number>();
  return slots.map(({ start }) => {
    const time = timeOfDay(start * 60_000);
    const before = seen.get(time) ?? 0;
    seen.set(time, before + 1);
    return { start, key: `${time} ${before}` };
  });
}

const clock = (timeZone: string) =>
  new Intl.DateTimeFormat("en", { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone }).format;
