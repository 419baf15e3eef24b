import type { SlotsByDate } from "../view/offered-slots.ts";

/** How many slots came and went. */
export type SlotChanges = { added: number; gone: number };

/** What became of the slots of the dates that both know. */
export function slotChanges(before: SlotsByDate, after: SlotsByDate): SlotChanges {
  const [old, fresh] = [startsOf(before), startsOf(after)];
  return { added: fresh.difference(old).size, gone: old.difference(fresh).size };
}

const startsOf = (slots: SlotsByDate) =>
  new Set(
    Object.values(slots)
      .flat()
      .map(({ start }) => start),
  );

/** `2 times were taken, 1 became free`; empty if nothing changed. */
export function changesInWords({ added, gone }: SlotChanges): string {
  const parts = [
    ...(gone > 0 ? [`${gone} ${gone === 1 ? "time was" : "times were"} taken`] : []),
    ...(added > 0 ? [`${added} ${added === 1 ? "time" : "times"} became free`] : []),
  ];
  return parts.join(", ");
}

/** `12 dates with free times` */
export function datesWithTimes(slots: SlotsByDate): string {
  const count = Object.keys(slots).length;
  return count === 0 ? "no free times" : `${count} ${count === 1 ? "date" : "dates"} with free times`;
}
