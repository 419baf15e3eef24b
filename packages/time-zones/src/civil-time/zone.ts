/**
 * A time zone with its UTC offsets (minutes; civil time is UTC plus the offset). At `transitions[i]` (epoch minutes, ascending)
 * the offset changes from `offsets[i]` to `offsets[i + 1]`. Plain data, so that a server can send it to a browser.
 */
export type Zone = {
  /** IANA name. */
  readonly name: string;
  readonly transitions: readonly number[];
  readonly offsets: readonly number[];
};

/** A stretch of time, half-open in epoch minutes, over which a zone keeps one UTC offset (minutes). */
export type OffsetSpan = { start: number; end: number; offset: number };

/** The span that a minute lies in: from one transition to the next. -Infinity and Infinity where there is none. */
export function offsetSpanAt({ transitions, offsets }: Zone, minute: number): OffsetSpan {
  let [low, high] = [0, transitions.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((transitions[middle] ?? Infinity) <= minute) low = middle + 1;
    else high = middle;
  }
  return {
    start: transitions[low - 1] ?? -Infinity,
    end: transitions[low] ?? Infinity,
    offset: offsets[low] ?? 0,
  };
}

/** A zone without the transitions outside a range (epoch minutes): right within that range only. */
export function zoneWithin({ name, transitions, offsets }: Zone, start: number, end: number): Zone {
  const first = transitions.findIndex((transition) => transition > start);
  if (first === -1) return { name, transitions: [], offsets: offsets.slice(-1) };
  const kept = transitions.slice(first).filter((transition) => transition < end);
  return { name, transitions: kept, offsets: offsets.slice(first, first + kept.length + 1) };
}

/** A zone that keeps one offset (minutes). */
export const fixedZone = (name: string, offset: number): Zone => ({
  name,
  transitions: [],
  offsets: [offset],
});
