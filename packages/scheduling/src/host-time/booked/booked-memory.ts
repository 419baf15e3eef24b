import type { BookedTime, MinuteRange } from "@calcache/availability";
import {
  type DatabaseState,
  type Engine,
  type ProcessCache,
  type SnapshotMemory,
  snapshotMemory,
  stateQuery,
  theState,
} from "@calcache/calendar-cache";
import type { BulkQuery, ReadBatch } from "@calcache/prisma";
import { bookedTimes, type TakenTime } from "./booked-times.ts";

/** What bookings take of somebody's time in a window, as read at some time (epoch ms). */
type Booked = { window: MinuteRange; times: readonly BookedTime[]; readAt: number };

/** Of the bookings that somebody leads or hosts, those that take time in the asked range. */
export type BookedOf = (userId: number) => readonly BookedTime[];

/** Bookings, and as many as these for each person: some 20 MB. */
const mostBookings = 300_000;
const eachPerson = 4;

/** ms. A host may write with its triggers switched off, as a restored dump does: nobody tells of that. */
const longestKept = 10 * 60_000;

/** More changes than these aren't looked through: then everybody's bookings count as changed. */
const mostChanges = 10_000;

/** Minutes. Windows grow by what is asked for besides, as the next month is, up to four months. */
const aDay = 1_440;
const longestWindow = 124 * aDay;

/** A process has one for its calendars, and so one for its bookings. */
const memories = new WeakMap<ProcessCache, SnapshotMemory<Booked>>();

function memoryOf({ cache }: Pick<Engine, "cache">): SnapshotMemory<Booked> {
  const known = memories.get(cache);
  if (known) return known;
  const made = snapshotMemory<Booked>({
    most: mostBookings,
    sizeOf: ({ times }) => times.length + eachPerson,
  });
  memories.set(cache, made);
  return made;
}

/**
 * Adds to a batch what has to be read to know what bookings take of people's time: of those whom this process doesn't remember, and whose
 * have changed of the others. The answer, to be called once the batch is sent, reads these in another round trip; without `recall`
 * there are none. Where a booking is left out nothing is remembered.
 * @param userIds each once
 * @param options.leftOut the uid of a booking; null for none
 */
export function addBooked(
  batch: ReadBatch,
  engine: Pick<Engine, "db" | "cache" | "now">,
  userIds: readonly number[],
  range: MinuteRange,
  { recall, leftOut }: { recall: boolean; leftOut: string | null },
): () => Promise<BookedOf> {
  const now = engine.now();
  if (leftOut !== null) {
    const read = batch.add(bookedTimes(userIds, range, leftOut));
    return async () => {
      const booked = byUser(userIds, read(), range, now);
      return (userId) => booked.get(userId)?.times ?? nothing;
    };
  }
  const memory = memoryOf(engine);
  const since = recall ? memory.since() : null;
  const known = new Map<number, Booked>();
  const unknown: number[] = [];
  let window = wholeDays(range);
  for (const id of userIds) {
    const found = since === null ? undefined : memory.recall(id);
    if (found && contains(found.window, range) && now - found.readAt < longestKept) {
      known.set(id, found);
      continue;
    }
    unknown.push(id);
    if (found) window = grown(window, found.window);
  }
  const read = unknown.length > 0 ? batch.add(bookedTimes(unknown, window, null)) : () => [];
  const state = batch.add(stateQuery);
  const changes = batch.add(changesQuery(since));
  return async () => {
    const at = theState(state());
    const users = new Set(changes());
    const all = since?.incarnation !== at.incarnation || users.has(0) || users.size > mostChanges;
    const changed = [...known.keys()].filter((id) => all || users.has(id));
    const booked = byUser(unknown, read(), window, now);
    if (changed.length > 0) {
      const again = engine.db.openBatch();
      const readAgain = again.add(bookedTimes(changed, window, null));
      await again.send();
      for (const [id, own] of byUser(changed, readAgain(), window, now)) booked.set(id, own);
    }
    // Where nothing was asked for there is nothing to forget.
    memory.learn(since, at, { ids: users, where: since !== null && all ? () => true : null }, booked);
    return (userId) => within((booked.get(userId) ?? known.get(userId))?.times ?? nothing, range);
  };
}

const nothing: readonly BookedTime[] = [];

/** Ids; 0 among them is anybody. */
const changesQuery = (since: DatabaseState | null): BulkQuery<number> => ({
  select:
    since === null
      ? "SELECT WHERE false"
      : `SELECT user_id FROM calcache.booked_changes($1::pg_snapshot, ${mostChanges + 1})`,
  values: since === null ? [] : [since.snapshot],
  read: (row) => row.int(),
});

function byUser(
  userIds: readonly number[],
  taken: readonly TakenTime[],
  window: MinuteRange,
  readAt: number,
): Map<number, Booked> {
  const of = Map.groupBy(taken, ({ userId }) => userId);
  return new Map(userIds.map((id) => [id, { window, times: of.get(id) ?? nothing, readAt }]));
}

const wholeDays = ({ start, end }: MinuteRange): MinuteRange => ({
  start: Math.floor(start / aDay) * aDay,
  end: Math.ceil(end / aDay) * aDay,
});

const contains = (window: MinuteRange, { start, end }: MinuteRange) =>
  window.start <= start && end <= window.end;

function grown(window: MinuteRange, known: MinuteRange): MinuteRange {
  const hull = { start: Math.min(window.start, known.start), end: Math.max(window.end, known.end) };
  return hull.end - hull.start <= longestWindow ? hull : window;
}

function within(times: readonly BookedTime[], { start, end }: MinuteRange): readonly BookedTime[] {
  return times.length === 0 ? times : times.filter((time) => time.start < end && time.end > start);
}
