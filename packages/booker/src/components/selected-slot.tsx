"use client";

import { dateIn } from "../view/date-in.ts";
import { hostNames, zoneName } from "../view/sentences.ts";
import { useBooker } from "./booker-context.ts";

/** The chosen slot in words: date, weekday, both times, zone and hosts, so that a mistaken zone or noon shows. */
export function SelectedSlot() {
  const { view, eventType, words } = useBooker();
  const { selectedSlot, slotIsGone, timeZone } = view;
  if (slotIsGone) {
    return (
      <p role="status" className="notice">
        The time you chose isn't available any more. Please choose another one.
      </p>
    );
  }
  if (selectedSlot === null) return null;
  const { start, end } = selectedSlot;
  return (
    <section aria-label="Your choice" className="choice">
      <p className="label">You chose</p>
      <p className="choice-date" lang={words.locale}>
        {words.fullDate(dateIn(timeZone, start))}
      </p>
      <p>
        <span lang={words.locale}>
          {words.time(start)} – {words.time(end)}
        </span>{" "}
        <span className="text-muted">({zoneName(timeZone)})</span>
      </p>
      <p className="mt-1 text-muted">with {hostNames(eventType)}</p>
    </section>
  );
}
