import type { MinuteRange } from "@calcache/availability";
import { wallTime, type Zone } from "@calcache/time-zones";
import type { SlotsByDate } from "./offered-slots.ts";

/**
 * The row of each slot, by its start: slots of one local time of day share one, whatever their date. Where autumn
 * repeats an hour, a date's second slot of one time has a row of its own.
 */
export function rowsOf(slots: SlotsByDate, zone: Zone): ReadonlyMap<number, number> {
  const keyed = Object.values(slots).flatMap((ofDate) => keysOf(ofDate, zone));
  const keys = [...new Set(keyed.map(({ key }) => key))].toSorted();
  return new Map(keyed.map(({ start, key }) => [start, keys.indexOf(key)]));
}

function keysOf(slots: readonly MinuteRange[], zone: Zone) {
  const seen = new Map<string, number>();
  return slots.map(({ start }) => {
    const time = new Date(wallTime(zone, start * 60_000)).toISOString().slice("2026-12-01T".length);
    const before = seen.get(time) ?? 0;
    seen.set(time, before + 1);
    return { start, key: `${time} ${before}` };
  });
}
