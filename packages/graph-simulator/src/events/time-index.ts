import { DAY_MS } from "../time/day.ts";
import type { Span } from "./event.ts";
import type { EventKey } from "./event-id.ts";

const BUCKET_MS = 7 * DAY_MS;
const MOST_BUCKETS = 16;

/** Finds the events near a range of time without looking at all of them: one bucket of keys per week. */
export type TimeIndex = {
  add: (key: EventKey, span: Span) => void;
  remove: (key: EventKey, span: Span) => void;
  /** Keys of all events that may touch `[start, end)`; a few more than that, never fewer. */
  near: (start: number, end: number) => Set<EventKey>;
};

/** Makes an empty index. Events longer than four months are kept apart, so that no event fills many buckets. */
export function createTimeIndex(): TimeIndex {
  const buckets = new Map<number, Set<EventKey>>();
  const long = new Set<EventKey>();
  const bucketOf = (ms: number) => Math.floor(ms / BUCKET_MS);

  function homes(span: Span): Set<EventKey>[] {
    const first = bucketOf(span.start);
    const last = bucketOf(Math.max(span.start, span.end));
    if (last - first >= MOST_BUCKETS) return [long];
    return Array.from({ length: last - first + 1 }, (_, offset) => bucket(first + offset));
  }

  function bucket(number: number): Set<EventKey> {
    const found = buckets.get(number) ?? new Set<EventKey>();
    buckets.set(number, found);
    return found;
  }

  return {
    add: (key, span) => {
      for (const home of homes(span)) home.add(key);
    },
    remove: (key, span) => {
      for (const home of homes(span)) home.delete(key);
    },
    near: (start, end) => {
      // A day on each side covers floating dates in every zone.
      const first = bucketOf(start - DAY_MS);
      const last = bucketOf(end + DAY_MS);
      const keys = new Set(long);
      const numbers =
        last - first < buckets.size
          ? Array.from({ length: last - first + 1 }, (_, offset) => first + offset)
          : [...buckets.keys()].filter((number) => number >= first && number <= last);
      for (const number of numbers) for (const key of buckets.get(number) ?? []) keys.add(key);
      return keys;
    },
  };
}
