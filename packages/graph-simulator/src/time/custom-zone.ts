import { z } from "zod";
import { expandRule } from "../recurrence/rules/expand-rule.ts";
import { parseRule } from "../recurrence/rules/parse-rule.ts";
import { HORIZON } from "./day.ts";

/**
 * What Graph calls a zone that has no name of Windows or IANA (Microsoft: "event resource type", `originalStartTimeZone`).
 */
export const CUSTOM_ZONE = "tzone://Microsoft/Custom";

const observanceSchema = z.object({
  /** Wall-clock time of the first onset, by the offset before it. */
  start: z.number(),
  /** Milliseconds ahead of UTC, before and after an onset. */
  offsetFrom: z.number(),
  offsetTo: z.number(),
  /** Rules of further onsets (RFC 5545 text). */
  rules: z.array(z.string()),
  /** Wall-clock times of further onsets. */
  dates: z.array(z.number()),
});
/** One part of a VTIMEZONE (RFC 5545, 3.6.5): when clocks change to an offset. */
export type Observance = z.infer<typeof observanceSchema>;

type Onset = { at: number; offsetFrom: number; offsetTo: number };
const known = new Map<string, Onset[]>();

/** The name under which a zone with these observances is kept: it holds them all. */
export function customZone(observances: readonly Observance[]): string {
  return `${CUSTOM_ZONE}#${JSON.stringify(observances)}`;
}

/** Whether a zone's name is one of `customZone`. */
export function isCustomZone(zone: string): boolean {
  return zone.startsWith(`${CUSTOM_ZONE}#`);
}

/** Milliseconds that the wall clock of a custom zone is ahead of UTC at an instant. */
export function customZoneOffset(instant: number, zone: string): number {
  const onsets = onsetsOf(zone);
  const last = findLast(onsets, instant);
  return last?.offsetTo ?? onsets[0]?.offsetFrom ?? 0;
}

/** The instants at which the clocks of a custom zone change, in order. */
export function customZoneChanges(zone: string): number[] {
  return onsetsOf(zone).map(({ at }) => at);
}

function onsetsOf(zone: string): Onset[] {
  const found = known.get(zone);
  if (found !== undefined) return found;
  const observances = z.array(observanceSchema).parse(JSON.parse(zone.slice(CUSTOM_ZONE.length + 1)));
  const onsets = observances.flatMap(onsetsOfObservance).sort((a, b) => a.at - b.at);
  known.set(zone, onsets);
  return onsets;
}

function onsetsOfObservance({ start, offsetFrom, offsetTo, rules, dates }: Observance): Onset[] {
  const walls = new Set([start, ...dates]);
  for (const text of rules) {
    const parsed = parseRule(text);
    if (!parsed.ok) continue;
    const { rule } = parsed.value;
    const until =
      rule.until === null ? HORIZON : rule.until.ms + (rule.until.kind === "instant" ? offsetFrom : 0);
    let count = 0;
    for (const wall of expandRule(rule, start, start, Math.min(until + 1, HORIZON))) {
      count += 1;
      if (count > (rule.count ?? MOST_ONSETS)) break;
      walls.add(wall);
    }
  }
  return [...walls].map((wall) => ({ at: wall - offsetFrom, offsetFrom, offsetTo }));
}

/** Clocks change twice a year, and nobody's for longer than this. */
const MOST_ONSETS = 2_000;

function findLast(onsets: readonly Onset[], instant: number): Onset | undefined {
  let [low, high] = [0, onsets.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((onsets[middle]?.at ?? 0) <= instant) low = middle + 1;
    else high = middle;
  }
  return onsets[low - 1];
}
