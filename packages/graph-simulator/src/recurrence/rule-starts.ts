import type { SeriesAnchor } from "../events/event.ts";
import type { WallMs } from "../time/day.ts";
import { HORIZON } from "../time/day.ts";
import { instantToWall, wallToInstant } from "../time/wall-clock.ts";
import { expandRule } from "./rules/expand-rule.ts";
import type { RecurrenceRule } from "./rules/recurrence-rule.ts";

/** A series' start by a rule: what the wall clock shows, and the instant. */
type Start = { wall: WallMs; instant: number };

/**
 * What a rule gives from `anchor` on, in `zone`: starts in `[from, to)`, in order, as instants; for an all-day series the zone is
 * UTC and starts are midnights. The anchor itself is always the first and counts as one (RFC 5545, 3.8.5.3). A time that the
 * clocks skip is left out and not counted (3.3.10); of one that they repeat the first is meant (3.3.5). Nothing after HORIZON.
 */
export type RuleStarts = (from: number, to: number) => number[];

/** The anchor of a series that starts at this time, in its own terms; `zone` is UTC for an all-day series. */
export function anchorAt(start: number, zone: string): SeriesAnchor {
  return { start, wall: instantToWall(start, zone) };
}

/** Makes the starts of a rule. The end of a rule with COUNT is looked for once, when it is needed first. */
export function createRuleStarts(rule: RecurrenceRule, anchor: SeriesAnchor, zone: string): RuleStarts {
  const end = endOf(rule, zone);
  let last: number | undefined;

  function* later(from: number, to: number): Generator<Start> {
    for (const wall of expandRule(rule, anchor.wall, from, Math.min(to, end))) {
      const instant = wallToInstant(wall, zone);
      if (isAfterUntil(rule, { wall, instant })) return;
      if (wall > anchor.wall && instantToWall(instant, zone) === wall) yield { wall, instant };
    }
  }

  function findLast(count: number): number {
    let found = anchor.start;
    let left = count - 1;
    for (const { instant } of left > 0 ? later(anchor.wall, HORIZON) : []) {
      found = instant;
      left -= 1;
      if (left === 0) break;
    }
    return found;
  }

  return (from, to) => {
    const starts = anchor.start >= from && anchor.start < to ? [anchor.start] : [];
    if (rule.count !== null) last ??= findLast(rule.count);
    const before = Math.min(to, last === undefined ? to : last + 1);
    if (before <= anchor.start) return starts;
    // The wall clock is within a day of UTC, and further only where a zone has changed its date.
    for (const { instant } of later(
      instantToWall(from, zone) - MARGIN_MS,
      instantToWall(before, zone) + MARGIN_MS,
    )) {
      if (instant >= from && instant < before) starts.push(instant);
    }
    return starts;
  };
}

const MARGIN_MS = 2 * 3_600_000;

/** Where no more starts need be looked for, on the wall clock. */
function endOf({ until }: RecurrenceRule, zone: string): WallMs {
  if (until === null) return HORIZON;
  const wall = until.kind === "wall" ? until.ms : instantToWall(until.ms, zone) + MARGIN_MS;
  return Math.min(wall + 1, HORIZON);
}

function isAfterUntil({ until }: RecurrenceRule, { wall, instant }: Start): boolean {
  return until !== null && (until.kind === "instant" ? instant : wall) > until.ms;
}

/** The first start that a rule gives on or after `start`, which is one only if the rule means it; null if it gives none. */
export function firstRuleStart(rule: RecurrenceRule, start: number, zone: string): number | null {
  const end = endOf(rule, zone);
  for (const wall of expandRule(rule, instantToWall(start, zone), Number.NEGATIVE_INFINITY, end)) {
    const instant = wallToInstant(wall, zone);
    if (isAfterUntil(rule, { wall, instant })) return null;
    if (instantToWall(instant, zone) === wall) return instant;
  }
  return null;
}
