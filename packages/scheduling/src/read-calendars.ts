import { type Intervals, type MinuteRange, union } from "@calcache/availability";
import {
  type CalendarAvailability,
  type CalendarCache,
  type CalendarRef,
  readAvailability,
} from "@calcache/calendar-cache";

/** What was read of some calendars. */
export type ReadCalendars = {
  answers: readonly CalendarAvailability[];
  /** What was read of one of them. */
  answerOf: (calendar: CalendarRef) => CalendarAvailability;
  /** When somebody with these calendars is busy: at any time that one of them is; null if one isn't known. */
  busyWith: (calendars: readonly CalendarRef[]) => Intervals | null;
};

/** Reads every calendar once, however many hosts share it, all in one go. */
export async function readCalendars(
  cache: CalendarCache,
  calendars: readonly CalendarRef[],
  range: MinuteRange,
  serveCache: boolean,
): Promise<ReadCalendars> {
  const distinct = new Map(calendars.map((calendar) => [keyOf(calendar), calendar]));
  const answers =
    distinct.size === 0 ? [] : await readAvailability(cache, [...distinct.values()], range, { serveCache });
  const answersByKey = new Map([...distinct.keys()].map((key, index) => [key, answers[index]]));
  const answerOf = (calendar: CalendarRef) => answersByKey.get(keyOf(calendar)) ?? unavailable;
  return {
    answers,
    answerOf,
    busyWith: (wanted) => {
      const busy = wanted.flatMap((calendar) => {
        const answer = answerOf(calendar);
        return answer.source === "unavailable" ? [] : [answer.busy];
      });
      return busy.length < wanted.length ? null : union(busy);
    },
  };
}

const unavailable = { source: "unavailable" } as const;

const keyOf = ({ credentialId, externalId }: CalendarRef) => `${credentialId} ${externalId}`;
