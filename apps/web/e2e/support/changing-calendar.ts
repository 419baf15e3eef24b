import type { GraphSimulator } from "@calcache/graph-simulator";

const hour = 3_600_000;
const places = 40;
const firstDay = (Math.floor(Date.now() / 86_400_000) + 1) * 86_400_000;
const iso = (ms: number) => new Date(ms).toISOString();

/** All the times at which changing calendars have events. */
export const changingSpan = { start: iso(firstDay), end: iso(firstDay + (places + 1) * 3 * hour) };

/** A calendar of the simulator whose events come, move and go at random; no two of them touch. */
export type ChangingCalendar = {
  address: string;
  id: string;
  /** Adds, moves or deletes one event. */
  change: () => void;
};

/** @param random whole numbers in `[0, below)` */
export function changingCalendar(
  simulator: GraphSimulator,
  address: string,
  id: string,
  random: (below: number) => number,
): ChangingCalendar {
  const events = new Map<number, string>();
  function change(): void {
    const place = random(places);
    const start = firstDay + place * 3 * hour + random(3) * (hour / 2);
    const times = { start: iso(start), end: iso(start + hour) };
    const event = events.get(place);
    if (event === undefined) {
      const created = simulator.createEvent(address, { calendarId: id, title: "Busy", ...times });
      if (created.ok) events.set(place, created.value.id);
    } else if (random(2) === 0) {
      simulator.updateEvent(address, event, times);
    } else {
      simulator.deleteEvent(address, event);
      events.delete(place);
    }
  }
  return { address, id, change };
}
