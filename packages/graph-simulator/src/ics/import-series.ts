import type { SeriesMaster, SeriesPart } from "../events/event.ts";
import type { EventPatch } from "../events/event-editor.ts";
import { occurrenceKey } from "../events/event-id.ts";
import { occurrenceSpan } from "../recurrence/occurrence-span.ts";
import { hasOccurrence, shiftedStart } from "../recurrence/occurrence-starts.ts";
import type { Simulation } from "../simulation.ts";
import { instantToWall } from "../time/wall-clock.ts";
import type { EventTarget } from "./event-draft.ts";
import { isIn, repeats, seriesDraft, singleDraft } from "./event-draft.ts";
import type { Notice } from "./read/notice.ts";
import type { IcsEvent } from "./read/read-event.ts";
import { startIn } from "./read/read-span.ts";

type Sim = Pick<Simulation, "editor">;

/**
 * Where the file says so, a changed occurrence changes all later ones too: the series is another one from `original` on. One with
 * rules of its own repeats by these from then on.
 */
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
  for (const event of [main, ...cuts.map((cut) => cut.event)]) {
    if (event !== main && event.rules.length === 0 && event.periods.length > 0)
      notices.push(notice(event, "its periods are as long as the event"));
    else changePeriods(sim, masters, event);
  }
  const single = changes.filter((event) => !cuts.some((cut) => cut.event === event));
  return [...notices, ...importChanges(sim, target, single, masters)];
}

function create({ editor }: Sim, target: EventTarget, event: IcsEvent): void {
  editor.create(repeats(event) ? seriesDraft(event, target, null) : singleDraft(event, target));
}

/** Gives the additional occurrences that have one their own length. */
function changePeriods(sim: Sim, masters: readonly SeriesMaster[], { periods, excluded }: IcsEvent): void {
  const away = new Set(excluded);
  for (const { start, end } of periods) {
    if (away.has(start)) continue;
    change(sim, masters, start, (own) => ({ span: { allDay: false, start: own, end: own + end - start } }));
  }
}

/** The series, cut where it becomes another; without the first part if the very first occurrence is changed. */
function createParts(
  { editor }: Sim,
  target: EventTarget,
  main: IcsEvent,
  cuts: readonly Cut[],
): SeriesMaster[] {
  const zone = main.span.allDay ? "UTC" : main.zone;
  const parts = [null, ...cuts].map(
    (cut, index): { rules: IcsEvent; part: SeriesPart; content: IcsEvent } => {
      const before = cuts[index]?.original ?? null;
      const content = cut?.event ?? main;
      const rules = cuts.slice(0, index).findLast(({ event }) => event.rules.length > 0)?.event ?? main;
      if (cut === null || rules === content)
        return { rules, part: { from: cut && content.span.start, before, shift: 0 }, content };
      const shift = instantToWall(content.span.start, zone) - instantToWall(cut.original, zone);
      return { rules, part: { from: cut.original, before, shift }, content };
    },
  );
  return parts
    .filter(({ part }) => part.from !== null || isIn(part, main.span.start))
    .map(({ rules, part, content }) =>
      editor.create(seriesDraft(rules, target, cuts.length === 0 ? null : part, content)),
    )
    .filter((event) => event.type === "seriesMaster");
}

/** Changes single occurrences; those that no series has become events of their own. */
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
      create(sim, target, event);
      const why =
        master === undefined ? "its series isn't here" : "its series has no occurrence at its RECURRENCE-ID";
      return [notice(event, `${why}: it is an event of its own`)];
    }
    return [
      ...(event.replaces?.andLater ? [notice(event, "THISANDFUTURE is read as this occurrence alone")] : []),
      ...(repeats(event) ? [notice(event, "how it repeats is left out: it is one occurrence")] : []),
    ];
  });
}

/** Changes the occurrence that the whole series has at `original`, also a deleted one; false if no part of it has that time. */
function change(
  { editor }: Sim,
  masters: readonly SeriesMaster[],
  original: number,
  patchAt: (start: number) => EventPatch,
): boolean {
  const master = masters.find(({ series }) => isIn(series.part, original));
  if (master === undefined) return false;
  const originalStart = shiftedStart(original, master.series.part, master.span.allDay ? "UTC" : master.zone);
  if (!hasOccurrence(master, originalStart) && !master.series.excluded.includes(originalStart)) return false;
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
