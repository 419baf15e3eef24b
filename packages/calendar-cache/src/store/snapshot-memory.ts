import { compareSnapshots, type DatabaseState } from "./database-state.ts";

/** ms; far less than changes are kept in the database. */
const longestUnchecked = 10 * 60_000;

/** What is to be forgotten: what stands under these ids, and all of which this is true, if anything is asked of all. */
type Forgotten<Value> = { ids: Iterable<number>; where: ((value: Value) => boolean) | null };

/**
 * What a process remembers of the database by ids, with the state in which all of it was so. What is recalled may be used once a
 * statement has said what has changed since.
 */
export type SnapshotMemory<Value> = {
  /** Asked before anything is recalled; null where nothing is remembered. */
  since(): DatabaseState | null;
  recall(id: number): Value | undefined;
  /**
   * Takes in what a statement in state `at` said has changed since `asked`, and what was read in the same state or a later one.
   */
  learn(
    asked: DatabaseState | null,
    at: DatabaseState,
    forgotten: Forgotten<Value>,
    read: Iterable<readonly [number, Value]>,
  ): void;
};

/**
 * Remembers what was read last, so much of it.
 * @param most of all sizes together
 * @param merge what was remembered under an id, with what was read of it since
 * @param clock ms that never go back
 */
export function snapshotMemory<Value>({
  most,
  sizeOf = () => 1,
  merge = (_, read) => read,
  clock = () => performance.now(),
}: {
  most: number;
  sizeOf?: (value: Value) => number;
  merge?: (before: Value, read: Value) => Value;
  clock?: () => number;
}): SnapshotMemory<Value> {
  const remembered = new Map<number, Value>();
  let size = 0;
  /** All that is remembered was so in this state or a later one, and nothing that changed since is missing. */
  let since: DatabaseState | null = null;
  let checkedAt = clock();

  function forget(id: number): void {
    const value = remembered.get(id);
    if (value === undefined) return;
    size -= sizeOf(value);
    remembered.delete(id);
  }

  function forgetAll(): void {
    remembered.clear();
    size = 0;
    since = null;
  }

  function moveOn(asked: DatabaseState | null, at: DatabaseState): void {
    if (since !== null && since.incarnation !== at.incarnation) forgetAll();
    // Another answer may have moved on meanwhile, from where this one started or further.
    const hasSeenAll =
      since === null || (asked !== null && compareSnapshots(asked.snapshot, since.snapshot) <= 0);
    if (!hasSeenAll) return;
    checkedAt = clock();
    if (since === null || compareSnapshots(at.snapshot, since.snapshot) > 0) since = at;
  }

  function keep(id: number, read: Value): void {
    const before = remembered.get(id);
    const value = before === undefined ? read : merge(before, read);
    forget(id);
    remembered.set(id, value);
    size += sizeOf(value);
  }

  return {
    since() {
      if (clock() - checkedAt > longestUnchecked) forgetAll();
      return since;
    },
    recall: (id) => remembered.get(id),
    learn(asked, at, { ids, where }, read) {
      for (const id of ids) forget(id);
      if (where) for (const [id, value] of remembered) if (where(value)) forget(id);
      moveOn(asked, at);
      // What was read in an earlier state may have changed before the one that others are asked to start from.
      if (since !== null && compareSnapshots(at.snapshot, since.snapshot) < 0) return;
      for (const [id, value] of read) keep(id, value);
      for (const oldest of remembered.keys()) {
        if (size <= most) break;
        forget(oldest);
      }
    },
  };
}
