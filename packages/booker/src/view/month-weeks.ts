import { type CivilDate, dayOfWeek } from "./civil-date.ts";

/**
 * A month's dates in rows of seven; null where the first and the last row hold days of other months.
 * @param firstDay the day of the week that rows begin with: 1 is Monday, 7 is Sunday
 */
export function weeksOf(dates: readonly CivilDate[], firstDay: number): (CivilDate | null)[][] {
  const [first] = dates;
  if (first === undefined) return [];
  const lead = (dayOfWeek(first) - firstDay + 7) % 7;
  const cells = [...Array.from({ length: lead }, () => null), ...dates];
  return Array.from({ length: Math.ceil(cells.length / 7) }, (_, week) =>
    Array.from({ length: 7 }, (_, day) => cells[week * 7 + day] ?? null),
  );
}
