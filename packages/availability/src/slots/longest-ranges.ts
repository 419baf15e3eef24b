import type { Intervals } from "../intervals/intervals.ts";
import type { Minute, MinuteRange } from "../intervals/minutes.ts";
import type { GroupTime } from "./team-time.ts";

/**
 * The ranges of time in which enough hosts of each group, and throughout the same ones, are free: in order of their starts, without
 * those that lie within another, which offers all that they do. Looked up by minute (4 bytes a group for each from the first to the
 * last), as hosts have far more ranges than there are minutes.
 */
export function* longestRanges(groups: readonly GroupTime[]): Generator<MinuteRange> {
  const some = groups.flatMap(({ hosts }) => hosts.map(({ free }) => free)).filter((free) => free.length > 0);
  const first = some.reduce((least, free) => Math.min(least, free[0] ?? 0), Infinity);
  const last = some.reduce((most, free) => Math.max(most, free.at(-1) ?? 0), 0);
  if (last <= first) return;
  const [ends = new Uint32Array(), ...others] = groups.map(({ required, hosts }) => {
    const reach = new Uint32Array(last - first);
    const free = hosts.map((host) => host.free);
    if (required === 1) furthestEnds(free, first, reach);
    else nthFurthestEnds(free, required, first, reach);
    return reach;
  });
  for (const other of others) atBoth(ends, other);
  let furthest = first;
  for (let at = 0; at < ends.length; at++) {
    const end = ends[at] ?? 0;
    if (end <= furthest || end <= first + at) continue;
    furthest = end;
    yield { start: first + at, end };
  }
}

/** Notes at the minutes at which ranges start up to where the longest one of them lasts. */
function furthestEnds(freeTimes: readonly Intervals[], first: Minute, ends: Uint32Array): void {
  for (const free of freeTimes) {
    for (let i = 0; i < free.length; i += 2) {
      const at = (free[i] ?? 0) - first;
      const end = free[i + 1] ?? 0;
      if (end > (ends[at] ?? 0)) ends[at] = end;
    }
  }
}

/**
 * Notes at the minutes at which ranges start until when as many hosts stay free together as are required. Of the ranges that have
 * begun, the one with the so manieth furthest end tells it: while it lasts, all whose ends are further last too, and a host has one
 * at a time.
 */
function nthFurthestEnds(
  freeTimes: readonly Intervals[],
  required: number,
  first: Minute,
  ends: Uint32Array,
): void {
  const starts = freeTimes.flatMap((free) =>
    Array.from({ length: free.length / 2 }, (_, nth) => ({
      at: free[2 * nth] ?? 0,
      end: free[2 * nth + 1] ?? 0,
    })),
  );
  starts.sort((a, b) => a.at - b.at);
  /** The furthest ones, the nearest of them first. */
  const furthest: number[] = [];
  for (const { at, end } of starts) {
    let place = furthest.length;
    while (place > 0 && (furthest[place - 1] ?? 0) > end) place -= 1;
    furthest.splice(place, 0, end);
    if (furthest.length > required) furthest.shift();
    if (furthest.length === required) ends[at - first] = furthest[0] ?? 0;
  }
}

/** Until when both groups' hosts stay, who may have come at different minutes: whoever's ends are the nearer ones. */
function atBoth(ends: Uint32Array, others: Uint32Array): void {
  let [own, other] = [0, 0];
  for (let at = 0; at < ends.length; at++) {
    own = Math.max(own, ends[at] ?? 0);
    other = Math.max(other, others[at] ?? 0);
    ends[at] = Math.min(own, other);
  }
}
