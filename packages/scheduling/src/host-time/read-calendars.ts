import { type Intervals, type MinuteRange, union } from "@calcache/availability";
import {
  type CalendarAvailability,
  type CalendarRef,
  type Engine,
  type ReadOptions,
  readAvailabilityAnd,
} from "@calcache/calendar-cache";
import type { BulkQuery } from "@calcache/prisma";

/** What was read of some calendars. */
export type ReadCalendars = {
  answers: readonly CalendarAvailability[];
  /** What was read of one of them. */
  answerOf: (calendar: CalendarRef) => CalendarAvailability;
  /** When somebody with these calendars is busy: at any time that one of them is; null if one isn't known. */
  busyWith: (calendars: readonly CalendarRef[]) => Intervals | null;
};

/**
 * Reads every calendar once, however many hosts share it, all in one go; and with them, in the same round trip, the
 * rows of another query.
 */
export async function readCalendarsAnd<Row>(
  engine: Engine,
  calendars: readonly CalendarRef[],
  range: MinuteRange,
  options: ReadOptions,
  query: BulkQuery<Row>,
): Promise<{ calendars: ReadCalendars; rows: Row[] }> {
  const distinct = new Map(calendars.map((calendar) => [keyOf(calendar), calendar]));
  const { answers, rows } = await readAvailabilityAnd(engine, [...distinct.values()], range, options, query);
  const answersByKey = new Map<string | number, CalendarAvailability | undefined>();
  for (const key of distinct.keys()) answersByKey.set(key, answers[answersByKey.size]);
  const answerOf = (calendar: CalendarRef) => answersByKey.get(keyOf(calendar)) ?? unavailable;
  const busyWith = (wanted: readonly CalendarRef[]) => {
    const busy: Intervals[] = [];
    for (const calendar of wanted) {
      const answer = answerOf(calendar);
      if (answer.source === "unavailable") return null;
      busy.push(answer.busy);
    }
    return union(busy);
  };
  return { calendars: { answers, answerOf, busyWith }, rows };
}

const unavailable = { source: "unavailable" } as const;

const keyOf = ({ cachedId, credentialId, externalId }: CalendarRef) =>
  cachedId ?? `${credentialId} ${externalId}`;
