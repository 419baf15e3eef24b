import { type MinuteRange, slotFormatter } from "@calcache/availability";
import type { CivilDate } from "./civil-date.ts";
import type { SlotsByDate } from "./slots-by-date.ts";

/** Slots of one time of day (`09:30`) by date; where autumn repeats an hour, a date has two of one time. */
export type WeekRow = { time: string; slots: Map<CivilDate, MinuteRange[]> };

/** All slots by their local time of day, in order. */
export function rowsOf(slots: SlotsByDate, timeZone: string): WeekRow[] {
  const { date, time } = slotFormatter(timeZone);
  const timeOfDay = ({ start }: MinuteRange) =>
    time(start).slice("YYYY-MM-DDT".length, "YYYY-MM-DDThh:mm".length);
  const rows = Map.groupBy([...slots.values()].flat(), timeOfDay);
  return [...rows]
    .map(([time, ofTime]) => ({ time, slots: Map.groupBy(ofTime, ({ start }) => date(start)) }))
    .toSorted((a, b) => (a.time < b.time ? -1 : 1));
}
