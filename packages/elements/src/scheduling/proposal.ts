import { type Civil, civilAfter } from "../data/civil.ts";
import { type BusyOfPeople, statusIn } from "../data/use-free-busy.ts";

/** Somebody whose time is shown. */
export type Person = { username: string; name?: string | undefined };

/** Rows of a date in a grid, the last included. */
export type RowRange = { date: string; first: number; last: number };

/** A time that somebody proposes: civil times of a zone, half-open. */
export type ProposedTime = {
  start: Civil;
  end: Civil;
  timeZone: string;
  /** by username: who is free all the time, who is busy for some of it, and of whom nobody knows */
  free: string[];
  busy: string[];
  unknown: string[];
};

export const stepMinutes = 30;

/** The civil times at which a date's rows begin, and the end of the last. @param hours `[from, to)` */
export const rowStarts = (date: string, [from, to]: readonly [number, number]): Civil[] =>
  Array.from({ length: ((to - from) * 60) / stepMinutes }, (_, row) =>
    civilAfter(`${date}T00:00`, from * 60 + row * stepMinutes),
  );

/** What rows mean as a time, and for whom it is free. */
export function proposalOf(
  { date, first, last }: RowRange,
  hours: readonly [number, number],
  people: readonly Person[],
  busy: BusyOfPeople,
  timeZone: string,
): ProposedTime {
  const starts = rowStarts(date, hours);
  const [start = "", final = ""] = [starts[first], starts[last]];
  const end = civilAfter(final, stepMinutes);
  const those = (status: string) =>
    people.flatMap(({ username }) =>
      statusIn(busy[username.toLowerCase()] ?? [], start, end) === status ? username : [],
    );
  return { start, end, timeZone, free: those("free"), busy: those("busy"), unknown: those("unknown") };
}
