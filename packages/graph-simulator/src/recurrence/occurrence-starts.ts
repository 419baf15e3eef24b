import type { Series, SeriesMaster } from "../events/event.ts";
import { DAY_MS, HORIZON } from "../time/day.ts";
import { instantToWall, wallToInstant } from "../time/wall-clock.ts";
import type { RuleStarts } from "./rule-starts.ts";
import { createRuleStarts } from "./rule-starts.ts";
import { readUsableRule } from "./rules/usable-rule.ts";

const CHUNK_MS = 128 * DAY_MS;

type Expansion = {
  rules: RuleStarts[];
  /** IANA or custom zone; UTC for an all-day series. */
  zone: string;
  excluded: ReadonlySet<number>;
  chunks: Map<number, number[]>;
};

/** Expansions live as long as the stored series they belong to; a changed series is a new object. */
const expansions = new WeakMap<SeriesMaster, Expansion>();

/**
 * The starts of a series' occurrences in `[from, to)`, sorted, without deleted ones. In the series' own terms:
 * instants, or midnights as wall-clock milliseconds for an all-day series. Wall-clock time is kept over DST changes.
 */
export function occurrenceStarts(master: SeriesMaster, from: number, to: number): number[] {
  const expansion = expansionOf(master);
  const { anchor, part, added } = master.series;
  const earliest = part === null ? anchor.start : (part.from ?? anchor.start) + part.shift - DAY_MS;
  const latest = Math.max(HORIZON, earliest + 2 * DAY_MS);
  const starts = new Set<number>();
  const first = Math.floor(Math.max(from, earliest) / CHUNK_MS);
  const last = Math.floor((Math.min(to, latest) - 1) / CHUNK_MS);
  for (let number = first; number <= last; number++) {
    for (const start of chunk(master.series, expansion, number))
      if (start >= from && start < to) starts.add(start);
  }
  for (const start of added) if (start >= from && start < to) starts.add(start);
  return [...starts].filter((start) => !expansion.excluded.has(start)).sort((a, b) => a - b);
}

/** Whether the series has an occurrence with exactly this start. */
export function hasOccurrence(master: SeriesMaster, start: number): boolean {
  return occurrenceStarts(master, start, start + 1).length > 0;
}

/** A start of a series' rules as the series shows it: moved by the shift of its part. */
export function shiftedStart(start: number, part: Series["part"], zone: string): number {
  return part === null ? start : wallToInstant(instantToWall(start, zone) + part.shift, zone);
}

function expansionOf(master: SeriesMaster): Expansion {
  const known = expansions.get(master);
  if (known !== undefined) return known;
  const { rules, anchor, excluded } = master.series;
  const zone = master.span.allDay ? "UTC" : master.zone;
  const expansion: Expansion = {
    // A rule that can't be used was refused when it came; one from an older data file gives nothing but the anchor.
    rules: rules
      .map((rule) => readUsableRule(rule, anchor.wall, master.span.end - master.span.start))
      .flatMap((parsed) => (parsed.ok ? [createRuleStarts(parsed.value.rule, anchor, zone)] : [])),
    zone,
    excluded: new Set(excluded),
    chunks: new Map(),
  };
  expansions.set(master, expansion);
  return expansion;
}

function chunk({ anchor, part }: Series, expansion: Expansion, number: number): number[] {
  const known = expansion.chunks.get(number);
  if (known !== undefined) return known;
  const from = number * CHUNK_MS;
  const to = from + CHUNK_MS;
  const shift = part?.shift ?? 0;
  // A day more on each side, as a shift is one of the wall clock.
  const [ruleFrom, ruleTo] = part === null ? [from, to] : [from - shift - DAY_MS, to - shift + DAY_MS];
  const starts = [anchor.start, ...expansion.rules.flatMap((rule) => rule(ruleFrom, ruleTo))]
    .filter((start) => start >= (part?.from ?? start) && start < (part?.before ?? start + 1))
    .map((start) => shiftedStart(start, part, expansion.zone))
    .filter((start) => start >= from && start < to);
  expansion.chunks.set(number, starts);
  return starts;
}
