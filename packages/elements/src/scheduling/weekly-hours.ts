import { type WeeklyPeriod, weekdayNames } from "../data/use-availability-rule.ts";
import type { ElementTexts } from "../words/english.ts";
import { rangesIn, rangesText } from "../words/hours-text.ts";

/** What is typed for each day of the week, from Sunday on. */
export type TypedWeek = readonly string[];

/** Hours as they are typed. */
export const typedWeek = (periods: readonly WeeklyPeriod[]): TypedWeek =>
  weekdayNames.map((name) =>
    rangesText(
      periods
        .filter(({ day }) => day === name)
        .map(({ start_time, end_time }) => ({ startTime: start_time, endTime: end_time }))
        .toSorted((a, b) => a.startTime.localeCompare(b.startTime)),
    ),
  );

/** The periods that are typed, or what is wrong, by the day of the week. */
export function periodsIn(
  typed: TypedWeek,
  t: ElementTexts,
): {
  periods: WeeklyPeriod[];
  faults: ReadonlyMap<number, string>;
} {
  const periods: WeeklyPeriod[] = [];
  const faults = new Map<number, string>();
  for (const [index, text] of typed.entries())
    for (const { part, range } of rangesIn(text, t("closed"))) {
      const day = weekdayNames[index];
      if (range === null || day === undefined) faults.set(index, t("noRange", { part }));
      else periods.push({ day, start_time: range.startTime, end_time: range.endTime });
    }
  return { periods, faults };
}

/** What the server says is wrong, by the day of the week whose period it is. */
export function faultsOf(
  problems: readonly { path: string; message: string }[],
  periods: readonly WeeklyPeriod[],
  t: ElementTexts,
): ReadonlyMap<number, string> {
  const faults = new Map<number, string>();
  for (const { path, message } of problems) {
    const [, at = ""] = /^weekly_periods\[(\d+)\]/.exec(path) ?? [];
    const period = periods[Number(at)];
    if (at === "" || period === undefined) continue;
    const { day, start_time, end_time } = period;
    faults.set(
      weekdayNames.indexOf(day),
      t("periodFault", { period: `${start_time}-${end_time}`, fault: message }),
    );
  }
  return faults;
}
