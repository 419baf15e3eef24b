import { type WeeklyPeriod, weekdayNames } from "../data/use-availability-rule.ts";
import type { ElementTexts } from "../words/english.ts";
import { hoursText, readHours } from "../words/hours-text.ts";

/** What is typed for each day of the week, from Sunday on. */
export type TypedWeek = readonly string[];

/** Hours as they are typed. */
export const typedWeek = (periods: readonly WeeklyPeriod[]): TypedWeek =>
  weekdayNames.map((name) =>
    hoursText(
      periods
        .filter(({ day }) => day === name)
        .map(({ start_time, end_time }) => ({ startTime: start_time, endTime: end_time })),
    ),
  );

/** The periods that are typed, and what is wrong with each day, from Sunday on: all that the server would say of a period. */
export function periodsIn(
  typed: TypedWeek,
  t: ElementTexts,
): { periods: WeeklyPeriod[]; faults: (string | undefined)[] } {
  const faults: (string | undefined)[] = [];
  const periods = weekdayNames.flatMap((day, index) => {
    const { hours, fault } = readHours(typed[index] ?? "", t);
    faults.push(fault);
    return hours.map(({ startTime, endTime }) => ({ day, start_time: startTime, end_time: endTime }));
  });
  return { periods, faults };
}
