import { localDate, type MinuteRange } from "@calcache/availability";
import Link from "next/link";
import type { ShownView } from "./shown-view.ts";

/** A slot as a link that chooses it, or that takes the choice back. */
export function SlotLink({
  slot,
  label,
  view,
  words,
  link,
}: ShownView & { slot: MinuteRange; label: string }) {
  const isSelected = slot.start === view.selectedSlot?.start;
  const iso = new Date(slot.start * 60_000).toISOString();
  const date = localDate(slot.start, view.timeZone);
  // A week begins at the date in the URL, so there the date stays.
  const choice = view.layout === "month_view" ? { date, slot: iso } : { slot: iso };
  return (
    <Link
      href={link(isSelected ? { slot: null } : choice)}
      prefetch={false}
      scroll={false}
      className="slot"
      aria-label={`${label}, ${words.fullDate(date)}`}
      aria-current={isSelected ? "true" : undefined}
      data-testid="time"
    >
      <time dateTime={iso} lang={words.locale}>
        {label}
      </time>
    </Link>
  );
}
