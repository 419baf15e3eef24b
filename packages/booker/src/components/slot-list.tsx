"use client";

import type { MinuteRange } from "@calcache/availability";
import { useBooker } from "./booker-context.ts";
import { SlotLink } from "./slot-link.tsx";

/**
 * One date's slots.
 * @param rowOf the row of a week's grid that a slot stands in, by its start
 */
export function SlotList({
  slots,
  rowOf,
}: {
  slots: readonly MinuteRange[];
  rowOf?: ReadonlyMap<number, number>;
}) {
  const { words } = useBooker();
  const labels = words.times(slots);
  return (
    <ol className="slot-list">
      {slots.map((slot, index) => {
        const row = rowOf?.get(slot.start);
        return (
          <li key={slot.start} style={row === undefined ? undefined : { gridRow: row + 1 }}>
            <SlotLink slot={slot} label={labels[index] ?? ""} />
          </li>
        );
      })}
    </ol>
  );
}
