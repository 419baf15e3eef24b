import { clipMinutes, type Minutes } from "../oracle/busy-minutes.ts";
import type { ChaosCalendar, ChaosWorld } from "../world/chaos-world.ts";
import { minutesOf, readStored, type StoredCalendar } from "../world/stored-calendar.ts";

/** Follows a calendar's `availability_change` rows from one stored state to another. */
export type ChangeJournal = {
  /** Replays the rows since the last call over what was stored then, and compares with what is stored now. */
  verify(world: ChaosWorld): Promise<void>;
};

/**
 * @throws Error where a row is empty, or says that something became what it was already, or where the rows together
 * don't lead from one state to the other
 */
export function createChangeJournal(calendar: ChaosCalendar): ChangeJournal {
  let before: StoredCalendar | null = null;
  let seen = 0n;
  return {
    async verify(world) {
      // Of one state of the database: a worker on the real queue may store something at any moment.
      const [rows, after] = await world.database.db.$transaction(
        async (db) => [
          await db.availabilityChange.findMany({
            where: { calendarId: calendar.id, id: { gt: seen } },
            orderBy: { id: "asc" },
          }),
          await readStored(db, calendar),
        ],
        { isolationLevel: "RepeatableRead" },
      );
      const start = after.covered?.start ?? 0;
      const end = before?.covered?.end ?? 0;
      const range = { start, end };
      if (before && start < end) {
        const minutes = new Set(minutesIn(clipMinutes(before.busy, range)));
        for (const row of rows) {
          const busy = minutesIn(minutesOf(row.becameBusy));
          const free = minutesIn(minutesOf(row.becameFree));
          if (busy.length + free.length === 0)
            throw new Error(`change ${row.id} of ${nameOf(calendar)} is empty`);
          apply(minutes, range, busy, free, `change ${row.id} of ${nameOf(calendar)}`);
        }
        const replayed = [...minutes].sort((a, b) => a - b).join();
        if (replayed !== minutesIn(clipMinutes(after.busy, range)).join())
          throw new Error(`the changes of ${nameOf(calendar)} don't lead to what is stored`);
      }
      before = after;
      seen = rows.at(-1)?.id ?? seen;
    },
  };
}

function apply(
  minutes: Set<number>,
  range: { start: number; end: number },
  becameBusy: readonly number[],
  becameFree: readonly number[],
  name: string,
): void {
  const isInside = (minute: number) => range.start <= minute && minute < range.end;
  for (const minute of becameBusy.filter(isInside)) {
    if (minutes.has(minute)) throw new Error(`${name} makes busy what was busy`);
    minutes.add(minute);
  }
  for (const minute of becameFree.filter(isInside)) {
    if (!minutes.delete(minute)) throw new Error(`${name} makes free what was free`);
  }
}

const minutesIn = (spans: readonly Minutes[]): number[] =>
  spans.flatMap(([start, end]) => Array.from({ length: end - start }, (_, index) => start + index));

const nameOf = ({ address, id }: ChaosCalendar) => `calendar ${id} of ${address}`;
