import type { SeriesMaster, SeriesPart } from "../events/event.ts";
import type { EventPatch } from "../events/event-editor.ts";
import { occurrenceKey } from "../events/event-id.ts";
import { occurrenceSpan } from "../recurrence/occurrence-span.ts";
import { shiftedStart } from "../recurrence/occurrence-starts.ts";
import type { Simulation } from "../simulation.ts";
import { instantToWall } from "../time/wall-clock.ts";
import type { EventTarget } from "./event-draft.ts";
import { isIn, repeats, seriesDraft, singleDraft } from "./event-draft.ts";
import type { Notice } from "./read/notice.ts";
import type { IcsEvent } from "./read/read-event.ts";
import { startIn } from "./read/read-span.ts";

type Sim = Pick<Simulation, "editor">;

/** Where the file says so, a changed occurrence changes all later ones too: the series is another one from `original` on. */
type Cut = { event: IcsEvent; original: number };

/**
 * Imports the events of one uid: the event or series itself, then its changed occurrences. Where the file has only changed
 * occurrences, they change the series that is `present` already, else each is an event of its own, as for an attendee who was
 * invited to one occurrence alone.
 */
export function importSeries(
  sim: Sim,
  target: EventTarget,
  events: readonly IcsEvent[],
  present: readonly SeriesMaster[],
): Notice[] {
  const changes = events.filter(({ replaces }) => replaces !== null);
  const mains = events.filter(({ replaces }) => replaces === null);
  const main = mains.find(repeats) ?? mains[0];
  const others = mains.filter((event) => event !== main);
  for (const event of others) create(sim, target, event);
  const notices = others.map((event) => notice(event, "it has the uid of another event: both are kept"));
  if (main === undefined) return [...notices, ...importChanges(sim, target, changes, present)];
  if (changes.length === 0 && main.periods.length === 0) {
    create(sim, target, main);
    return notices;
  }
  const cuts = changes
    .filter(({ replaces, span }) => replaces?.andLater === true && span.allDay === main.span.allDay)
    .map((event) => ({ event, original: originalStart(main, event) }))
    .sort((a, b) => a.original - b.original);
  const masters = createParts(sim, target, main, cuts);
  for (const { start, end } of main.periods) {
    change(sim, masters, start, (own) => ({ span: { allDay: false, start: own, end: own + end - start } }));
  }
  const single = changes.filter((event) => !cuts.some((cut) => cut.event === event));
  return [...notices, ...importChanges(sim, target, single, masters)];
}

function create({ editor }: Sim, target: EventTarget, event: IcsEvent): void {
  editor.create(repeats(event) ? seriesDraft(event, target, null) : singleDraft(event, target));
}

/** The series, cut where it becomes another; without the first part if the very first occurrence is changed. */
function createParts(
  { editor }: Sim,
  target: EventTarget,
  main: IcsEvent,
  cuts: readonly Cut[],
): SeriesMaster[] {
  const zone = main.span.allDay ? "UTC" : main.zone;
  const parts = [null, ...cuts].map((cut, index): { part: SeriesPart; content: IcsEvent } => ({
    part: {
      from: cut?.original ?? null,
      before: cuts[index]?.original ?? null,
      shift: cut === null ? 0 : instantToWall(cut.event.span.start, zone) - instantToWall(cut.original, zone),
    },
    content: cut?.event ?? main,
  }));
  return parts
    .filter(({ part }) => part.from !== null || isIn(part, main.span.start))
    .map(({ part, content }) =>
      editor.create(seriesDraft(main, target, cuts.length === 0 ? null : part, content)),
    )
    .filter((event) => event.type === "seriesMaster");
}

/** Changes single occurrences; those of which there is no series become events of their own. */
function importChanges(
  sim: Sim,
  target: EventTarget,
  changes: readonly IcsEvent[],
  masters: readonly SeriesMaster[],
): Notice[] {
  return changes.flatMap((event) => {
    const [master] = masters;
    const { subject, showAs, sensitivity, isCancelled, span, zone, details } = event;
    const content = { subject, showAs, sensitivity, isCancelled, span, zone, details };
    if (master === undefined || !change(sim, masters, originalStart(master, event), () => content)) {
      sim.editor.create(singleDraft(event, target));
      return [notice(event, "its series isn't here: it is an event of its own")];
    }
    return event.replaces?.andLater === true
      ? [notice(event, "THISANDFUTURE is read as this occurrence alone")]
      : [];
  });
}

/** Changes the occurrence that the whole series has at `original`; false if no part of it has that time. */
function change(
  { editor }: Sim,
  masters: readonly SeriesMaster[],
  original: number,
  patchAt: (start: number) => EventPatch,
): boolean {
  const master = masters.find(({ series }) => isIn(series.part, original));
  if (master === undefined) return false;
  const originalStart = shiftedStart(original, master.series.part, master.span.allDay ? "UTC" : master.zone);
  const key = occurrenceKey(master.key, originalStart);
  const span = occurrenceSpan(master, originalStart);
  editor.update({ type: "occurrence", key, span, event: master, originalStart }, patchAt(originalStart));
  return true;
}

function originalStart(
  { span, zone }: Pick<IcsEvent, "span" | "zone">,
  { replaces, span: own }: IcsEvent,
): number {
  return replaces === null ? own.start : startIn(span, zone, replaces.time);
}

function notice({ uid, line }: IcsEvent, reason: string): Notice {
  return { uid, line, reason };
}
