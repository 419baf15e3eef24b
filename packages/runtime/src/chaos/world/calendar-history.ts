import type { CalendarEvent } from "@calcache/graph-simulator";
import { busyMinutes, clipMinutes, type Minutes } from "../oracle/busy-minutes.ts";

/** No event is of interest that begins later than this after a run's beginning. */
const horizon = 400 * 24 * 60 * 60_000;

type Range = { start: number; end: number };

/** Every state that a calendar was in, as the simulator's raw events tell. */
export type CalendarHistory = {
  /** Notes the present events. */
  record(events: readonly CalendarEvent[]): void;
  /** What is busy inside `range` (minutes) now, with all-day events in `zone`. */
  now(range: Range, zone: string): Minutes[];
  /** The first state not before `since` that has these busy minutes, in any of the zones; null if there is none. */
  find(busy: readonly Minutes[], range: Range, zones: readonly string[], since: number): number | null;
};

export function createCalendarHistory(beginning: number): CalendarHistory {
  const states: (readonly CalendarEvent[])[] = [];
  const known = new Map<string, Minutes[]>();

  function at(state: number, zone: string): Minutes[] {
    const key = `${state} ${zone}`;
    const minutes = known.get(key) ?? busyMinutes(states[state] ?? [], zone, beginning + horizon);
    known.set(key, minutes);
    return minutes;
  }

  return {
    record: (events) => states.push(events),
    now: (range, zone) => clipMinutes(at(states.length - 1, zone), range),
    find(busy, range, zones, since) {
      const wanted = JSON.stringify(busy);
      for (let state = since; state < states.length; state++) {
        if (zones.some((zone) => JSON.stringify(clipMinutes(at(state, zone), range)) === wanted))
          return state;
      }
      return null;
    },
  };
}
