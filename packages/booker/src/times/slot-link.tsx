"use client";

import type { MinuteRange } from "@calcache/availability";
import { useBooker } from "../context/booker-context.ts";
import { PageLink } from "../context/page-link.tsx";
import { seatsLeft } from "../view/offered-slots.ts";

/** A slot as a link that chooses it, or that takes the choice back. */
export function SlotLink({ slot, label }: { slot: MinuteRange; label: string }) {
  const { view, words, query, visitorBusy, offered, t } = useBooker();
  const left = seatsLeft(offered, slot);
  const seats = left === null ? null : t("seatsLeft", { count: left });
  const busyMark = t("youAreBusy");
  const isVisitorBusy = query.overlayCalendar && visitorBusy?.some((busy) => overlap(busy, slot));
  const isSelected = slot.start === view.selectedSlot?.start;
  const iso = new Date(slot.start * 60_000).toISOString();
  const date = words.dateOf(slot.start);
  // A week begins at the date in the URL, so there the date stays.
  const choice = view.layout === "month_view" ? { date, slot: iso } : { slot: iso };
  return (
    <PageLink
      to={isSelected ? { slot: null } : choice}
      className="slot"
      // What is to be seen comes first and as it stands there: whoever speaks to their computer says what they see.
      aria-label={`${label}${seats === null ? "" : ` ${seats}`}${isVisitorBusy ? ` ${busyMark}` : ""}${t("between")}${words.fullDate(date)}`}
      aria-current={isSelected ? "true" : undefined}
      data-testid="time"
      data-start={slot.start}
    >
      <time dateTime={iso} {...words.language}>
        {label}
      </time>
      {seats !== null && (
        <>
          {" "}
          <span className="slot-seats">{seats}</span>
        </>
      )}
      {isVisitorBusy && (
        <>
          {" "}
          <span className="slot-guest-busy">{busyMark}</span>
        </>
      )}
    </PageLink>
  );
}

const overlap = (one: MinuteRange, other: MinuteRange) => one.start < other.end && other.start < one.end;
