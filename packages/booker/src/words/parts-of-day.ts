import type { Minute, MinuteRange } from "@calcache/availability";

export type PartOfDay = "morning" | "afternoon" | "evening";

const noon = 12;
const eveningHour = 17;

/**
 * A date's slots by part of the day, without those parts that have none.
 * @param hour the local hour of a minute, 0 to 23
 */
export function partsOfDay(
  slots: readonly MinuteRange[],
  hour: (minute: Minute) => number,
): { part: PartOfDay; slots: MinuteRange[] }[] {
  const partOf = ({ start }: MinuteRange): PartOfDay =>
    hour(start) < noon ? "morning" : hour(start) < eveningHour ? "afternoon" : "evening";
  return [...Map.groupBy(slots, partOf)].map(([part, ofPart]) => ({ part, slots: ofPart }));
}
