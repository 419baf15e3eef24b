import { RRuleTemporal } from "rrule-temporal";
import { Temporal } from "temporal-polyfill";
import type { SeriesMaster } from "../events/event.ts";
import { DAY_MS } from "../time/wall-clock.ts";

const CHUNK_MS = 128 * DAY_MS;

type Expansion = { rule: RRuleTemporal | null; excluded: ReadonlySet<number>; chunks: Map<number, number[]> };

/** Expansions live as long as the stored series they belong to; a changed series is a new object. */
const expansions = new WeakMap<SeriesMaster, Expansion>();

/**
 * The starts of a series' occurrences in `[from, to)`, sorted, without deleted ones. In the series' own terms:
 * instants, or midnights as wall-clock milliseconds for an all-day series. Wall-clock time is kept over DST changes.
 */
export function occurrenceStarts(master: SeriesMaster, from: number, to: number): number[] {
  const expansion = expansionOf(master);
  const starts: number[] = [];
  const first = Math.floor(Math.max(from, master.span.start) / CHUNK_MS);
  const last = Math.floor((to - 1) / CHUNK_MS);
  for (let number = first; number <= last; number++) {
    for (const start of chunk(master, expansion, number)) if (start >= from && start < to) starts.push(start);
  }
  for (const start of master.series.added) if (start >= from && start < to) starts.push(start);
  return [...new Set(starts)].filter((start) => !expansion.excluded.has(start)).sort((a, b) => a - b);
}

/** Whether the series has an occurrence with exactly this start. */
export function hasOccurrence(master: SeriesMaster, start: number): boolean {
  return occurrenceStarts(master, start, start + 1).length > 0;
}

/** The first start that a rule gives on or after `start`; null if it gives none. */
export function firstStart(rrule: string, start: number, zone: string): number | null {
  return ruleOf(rrule, start, zone, false).next(new Date(start), true)?.epochMilliseconds ?? null;
}

/** Whether a rule's text can be understood and expanded. */
export function isUsableRrule(rrule: string, start: number, zone: string): boolean {
  try {
    return firstStart(rrule, start, zone) !== null;
  } catch {
    return false;
  }
}

function expansionOf(master: SeriesMaster): Expansion {
  const known = expansions.get(master);
  if (known !== undefined) return known;
  const { rrule, excluded } = master.series;
  const zone = master.span.allDay ? "UTC" : master.zone;
  const expansion: Expansion = {
    rule: rrule === null ? null : ruleOf(rrule, master.span.start, zone, true),
    excluded: new Set(excluded),
    chunks: new Map(),
  };
  expansions.set(master, expansion);
  return expansion;
}

function chunk(master: SeriesMaster, expansion: Expansion, number: number): number[] {
  const known = expansion.chunks.get(number);
  if (known !== undefined) return known;
  const from = number * CHUNK_MS;
  const to = from + CHUNK_MS - 1;
  const starts =
    expansion.rule === null
      ? [master.span.start].filter((start) => start >= from && start <= to)
      : expansion.rule.between(new Date(from), new Date(to), true).map((start) => start.epochMilliseconds);
  expansion.chunks.set(number, starts);
  return starts;
}

function ruleOf(rrule: string, start: number, zone: string, includeDtstart: boolean): RRuleTemporal {
  return new RRuleTemporal({
    rruleString: `RRULE:${rrule}`,
    dtstart: Temporal.Instant.fromEpochMilliseconds(start).toZonedDateTimeISO(zone),
    includeDtstart,
  });
}
