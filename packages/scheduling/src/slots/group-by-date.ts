import { type MinuteRange, slotFormatter } from "@calcache/availability";
import type { FoundSlots } from "./find-slots-of.ts";

/** A slot as text, with the zone's offset; `end` only where asked for, and how many seats it has where that is told. */
type SlotText = {
  start: string;
  end?: string;
  seatsTotal?: number;
  seatsBooked?: number;
  seatsRemaining?: number;
};

/**
 * Slots by their local date (`YYYY-MM-DD`) in a zone, in order; a date without slots has no key.
 * @param format `time` gives starts, `range` ends as well
 */
export function groupByDate(
  slots: readonly MinuteRange[],
  timeZone: string,
  format: "time" | "range",
  seats: FoundSlots["seats"] = null,
): Record<string, SlotText[]> {
  const { date, time } = slotFormatter(timeZone);
  const textOf = ({ start, end }: MinuteRange): SlotText => ({
    start: time(start),
    ...(format === "range" && { end: time(end) }),
    ...(seats && seatsText(seats.perSlot, seats.takenAt.get(start) ?? 0)),
  });
  const dates = Map.groupBy(slots, ({ start }) => date(start));
  return Object.fromEntries([...dates].map(([day, ofDay]) => [day, ofDay.map(textOf)]));
}

const seatsText = (seatsTotal: number, seatsBooked: number) => ({
  seatsTotal,
  seatsBooked,
  seatsRemaining: seatsTotal - seatsBooked,
});
