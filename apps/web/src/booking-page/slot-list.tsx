import type { MinuteRange } from "@calcache/availability";
import type { ShownView } from "./shown-view.ts";
import { SlotLink } from "./slot-link.tsx";

/** One date's slots. */
export function SlotList({ slots, ...shown }: ShownView & { slots: readonly MinuteRange[] }) {
  const labels = shown.words.times(slots);
  return (
    <ol className="flex flex-col gap-2">
      {slots.map((slot, index) => (
        <li key={slot.start}>
          <SlotLink slot={slot} label={labels[index] ?? ""} {...shown} />
        </li>
      ))}
    </ol>
  );
}
