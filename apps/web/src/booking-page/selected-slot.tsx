import { localDate } from "@calcache/availability";
import type { EventTypeWithHosts } from "@calcache/scheduling";
import type { BookingView } from "./booking-view.ts";
import { hostNames } from "./sentences.ts";
import type { Words } from "./words.ts";

/** The chosen slot in words: date, weekday, both times, zone and hosts, so that a mistaken zone or noon shows. */
export function SelectedSlot({
  view,
  eventType,
  words,
}: {
  view: BookingView;
  eventType: EventTypeWithHosts;
  words: Words;
}) {
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
    <section aria-label="Your choice" role="status" className="choice">
      <p className="label">You chose</p>
      <p className="mt-1 font-semibold" lang={words.locale}>
        {words.fullDate(localDate(start, timeZone))}
      </p>
      <p>
        <span lang={words.locale}>
          {words.time(start)} – {words.time(end)}
        </span>{" "}
        <span className="text-muted">({timeZone.replaceAll("_", " ")})</span>
      </p>
      <p className="mt-1 text-sm text-muted">with {hostNames(eventType)}</p>
    </section>
  );
}
