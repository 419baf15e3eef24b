import type { Translator } from "@calcache/languages";
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
export function changesInWords(t: Translator<"page">, { added, gone }: SlotChanges): string {
  const parts = [
    ...(gone > 0 ? [t("timesTaken", { count: gone })] : []),
    ...(added > 0 ? [t("timesFreed", { count: added })] : []),
  ];
  return parts.join(t("between"));
}
