import type { EventInput, EventPatchInput } from "@calcache/graph-simulator";
import type { EventEdit, EventShape } from "../commands/command.ts";
import type { ChaosCalendar, ChaosWorld } from "../world/chaos-world.ts";

const minute = 60_000;
const day = 24 * 60 * minute;

/** More would only make a run slow. */
const mostEventsInCalendar = 12;

type Position = { day: number; minute: number; second?: number; length: number };

/** Creates an event, unless its calendar is full. */
export async function createEvent(world: ChaosWorld, calendar: ChaosCalendar, shape: EventShape) {
  if (world.events.filter((event) => event.calendar === calendar).length >= mostEventsInCalendar) return;
  const { allDay, showAs, recurrence, zone } = shape;
  const created = world.simulator.createEvent(calendar.address, {
    calendarId: calendar.presentId,
    title: "chaos",
    showAs,
    allDay,
    recurrence,
    ...(zone !== null && { timeZone: zone }),
    ...timesOf(world.now(), shape, allDay),
  });
  if (!created.ok) return;
  world.events.push({ id: created.value.id, calendar });
  await noteChange(world, calendar);
}

/** Changes an event or, with the id of an occurrence, that alone. What makes no sense is refused by the simulator. */
export async function editEvent(world: ChaosWorld, calendar: ChaosCalendar, id: string, edit: EventEdit) {
  const edited = world.simulator.updateEvent(calendar.address, id, patchOf(world.now(), edit));
  if (edited.ok) await noteChange(world, calendar);
}

/** An event that Graph shows broken from then on: it isn't edited, as an edit may mend it. */
export async function createBrokenEvent(
  world: ChaosWorld,
  calendar: ChaosCalendar,
  shape: EventShape,
  flaw: EventInput["flaw"],
) {
  const created = world.simulator.createEvent(calendar.address, {
    calendarId: calendar.presentId,
    title: "broken",
    flaw,
    ...timesOf(world.now(), shape, false),
  });
  if (created.ok) await noteChange(world, calendar);
}

export async function deleteEvent(world: ChaosWorld, calendar: ChaosCalendar, id: string) {
  const deleted = world.simulator.deleteEvent(calendar.address, id);
  world.events = world.events.filter((event) => event.id !== id);
  if (deleted.ok) await noteChange(world, calendar);
}

/** One of an event's occurrences in the near future, by the id that means it alone. */
export function occurrenceOf(world: ChaosWorld, calendar: ChaosCalendar, number: number): string | null {
  const shown = world.simulator.listEvents(calendar.address, {
    calendarId: calendar.presentId,
    start: new Date(world.now() - 10 * day).toISOString(),
    end: new Date(world.now() + 30 * day).toISOString(),
  });
  const occurrences = shown.ok ? shown.value.filter(({ recurring }) => recurring) : [];
  return occurrences[number % occurrences.length]?.id ?? null;
}

/** Takes the calendar's new state down, and whether anybody could be told of it. */
async function noteChange(world: ChaosWorld, calendar: ChaosCalendar): Promise<void> {
  const stored = world.simulator.listStoredEvents(calendar.address);
  if (!stored.ok) throw new Error(stored.error.message);
  calendar.history.record(stored.value.filter(({ calendarId }) => calendarId === calendar.presentId));
  const telling = world.simulator
    .listSubscriptions()
    .filter(({ calendarId, silent }) => calendarId === calendar.presentId && !silent)
    .map(({ id }) => id);
  const { drop, formerAddress } = world.simulator.delivery();
  const known = await world.database.db.subscription.findUnique({ where: { calendarId: calendar.id } });
  if (drop + formerAddress > 0 || !known?.externalId || !telling.includes(known.externalId))
    calendar.unnotified = true;
}

function patchOf(now: number, edit: EventEdit): EventPatchInput {
  if (!("move" in edit)) return edit;
  return timesOf(now, edit.move, false);
}

/** Wall-clock times without an offset: they are meant in the event's zone. */
function timesOf(
  now: number,
  { day: days, minute: minutes, second = 0, length }: Position,
  allDay: boolean,
): Pick<EventInput, "start" | "end"> {
  const date = Math.floor(now / day) * day + days * day;
  const start = allDay ? date : date + minutes * minute + second * 1000;
  const end = allDay ? date + Math.max(1, length % 5) * day : start + length * minute;
  const wall = (time: number) => new Date(time).toISOString().slice(0, 19);
  return { start: wall(start), end: wall(end) };
}
