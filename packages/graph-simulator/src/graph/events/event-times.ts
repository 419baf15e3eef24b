import type { EventFlaw } from "../../events/flaw.ts";
import { formatWall } from "../../time/graph-date-time.ts";
import { instantToWall } from "../../time/wall-clock.ts";
import type { ShownEvent } from "./shown-event.ts";

type Side = "start" | "end";
type Time = { dateTime: string; timeZone: string | null };

const HOUR_MS = 3_600_000;

/** The start or the end of an event as Graph shows it, in the zone that the client prefers, or with the event's flaw. */
export function timeOf(shown: ShownEvent, side: Side): Time | null {
  const { flaw } = shown.view.event;
  return flaw ? flawedTime(shown, side, flaw) : usualTime(shown, side);
}

/** An all-day event floats: midnight to midnight, whatever zone the client prefers. */
function usualTime({ view: { span }, preferences: { zone } }: ShownEvent, side: Side): Time {
  const wall = span.allDay ? span[side] : instantToWall(span[side], zone.iana);
  return { dateTime: formatWall(wall), timeZone: zone.label };
}

function flawedTime(shown: ShownEvent, side: Side, flaw: EventFlaw): Time | null {
  const { span, event } = shown.view;
  const usual = usualTime(shown, side);
  switch (flaw) {
    case "end before start":
      return side === "start" ? usual : { ...usual, dateTime: formatWall(span.start - HOUR_MS) };
    case "year one":
      return { ...usual, dateTime: "0001-01-01T00:00:00.0000000" };
    case "no start":
      return side === "start" ? null : usual;
    case "no end":
      return side === "end" ? null : usual;
    case "no zone":
      return { ...usual, timeZone: null };
    case "tzone://Microsoft/Utc":
      return { dateTime: formatWall(span[side]), timeZone: flaw };
    case "tzone://Microsoft/Custom": {
      const wall = span.allDay ? span[side] : instantToWall(span[side], event.zone);
      return { dateTime: formatWall(wall), timeZone: flaw };
    }
  }
}
