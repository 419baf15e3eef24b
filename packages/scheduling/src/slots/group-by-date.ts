import { type MinuteRange, slotFormatter } from "@calcache/availability";

/** A slot as text, with the zone's offset; `end` only where asked for. */
type SlotText = { start: string; end?: string };

/**
 * Slots by their local date (`YYYY-MM-DD`) in a zone, in order; a date without slots has no key.
 * @param format `time` gives starts, `range` ends as well
 */
export function groupByDate(
  slots: readonly MinuteRange[],
  timeZone: string,
  format: "time" | "range",
): Record<string, SlotText[]> {
  const { date, time } = slotFormatter(timeZone);
  const textOf = ({ start, end }: MinuteRange): SlotText =>
    format === "time" ? { start: time(start) } : { start: time(start), end: time(end) };
  const dates = Map.groupBy(slots, ({ start }) => date(start));
  return Object.fromEntries([...dates].map(([day, ofDay]) => [day, ofDay.map(textOf)]));
}
