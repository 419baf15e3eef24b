"use client";

import type { MinuteRange } from "@calcache/availability";
import { useBooker } from "../context/booker-context.ts";
import { SlotLink } from "./slot-link.tsx";

declare module "react" {
  interface CSSProperties {
    /** The row of a slot in a week's grid, which counts only where dates are side by side. */
    "--row"?: number;
  }
}

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
          <li key={slot.start} style={row === undefined ? undefined : { "--row": row + 1 }}>
            <SlotLink slot={slot} label={labels[index] ?? ""} />
          </li>
        );
      })}
    </ol>
  );
}
