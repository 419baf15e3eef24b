import {
  type OwnSchedule,
  override,
  type ScheduleWish,
  timeZone as timeZoneField,
  type WrittenHours,
  weeklyHours,
} from "@calcache/configuration";
import { hoursText, readHours } from "@calcache/elements";
import { line } from "../../api/edge/fields/fields.ts";
import { byWeekday } from "./hours-text.ts";

/** By the names of the fields. */
type Errors = Record<string, string>;

const longestName = 100;
export const mostDates = 100;

/** A schedule as its form shows it. */
export function scheduleValues({ name, timeZone, isDefault, ...hours }: Omit<OwnSchedule, "id">) {
  return {
    name,
    timeZone,
    ...(isDefault && { isDefault: "on" }),
    ...weekValues(hours.availability),
    ...dateValues(hours.overrides),
  };
}

export const weekValues = (availability: WrittenHours["availability"]): Record<string, string> =>
  Object.fromEntries(byWeekday(availability).map((text, day) => [`hours-${day}`, text]));

/** A line for each date, whose hours add up. */
function dateValues(overrides: WrittenHours["overrides"]): Record<string, string> {
  const dates = [...Map.groupBy(overrides, ({ date }) => date)].toSorted(([a], [b]) => a.localeCompare(b));
  return Object.fromEntries(
    dates.flatMap(([date, hours], index) => [
      [`date-${index}`, date],
      [
        `date-hours-${index}`,
        hoursText(
          hours.flatMap(({ startTime, endTime }) => (startTime && endTime ? [{ startTime, endTime }] : [])),
        ),
      ],
    ]),
  );
}

/** A schedule as a form says it; what is wrong at which field else. What it may be is what a team file may say. */
export function scheduleIn(
  fields: URLSearchParams,
): { ok: true; value: ScheduleWish } | { ok: false; error: Errors } {
  const errors: Errors = {};
  const name = line(longestName).safeParse(fields.get("name") ?? "");
  if (!name.success) errors.name = `The name ${name.error.issues[0]?.message}`;
  const timeZone = timeZoneField.safeParse(fields.get("timeZone") ?? "");
  if (!timeZone.success) errors.timeZone = "Please choose a time zone";
  const availability = weekIn(fields, errors);
  const overrides = datesIn(fields, errors);
  if (!name.success || !timeZone.success || Object.keys(errors).length > 0)
    return { ok: false, error: errors };
  const isDefault = fields.get("isDefault") === "on";
  return {
    ok: true,
    value: { name: name.data, timeZone: timeZone.data, isDefault, availability, overrides },
  };
}

/** Days with the same hours share an entry, as cal.com writes them. */
function weekIn(fields: URLSearchParams, errors: Errors): WrittenHours["availability"] {
  const entries = Array.from({ length: 7 }, (_, day) => {
    const field = `hours-${day}`;
    return rangesIn(fields, field, errors).map((range) => weeklyHours.parse({ days: [day], ...range }));
  }).flat();
  const same = Map.groupBy(entries, ({ startTime, endTime }) => `${startTime} ${endTime}`);
  return [...same.values()].flatMap(([first, ...others]) =>
    first === undefined ? [] : [{ ...first, days: [first, ...others].flatMap(({ days }) => days) }],
  );
}

function datesIn(fields: URLSearchParams, errors: Errors): WrittenHours["overrides"] {
  const lines = Array.from({ length: mostDates }, (_, index) => ({
    date: fields.get(`date-${index}`) ?? "",
    hours: fields.get(`date-hours-${index}`) ?? "",
    index,
  }));
  if (fields.get(`date-${mostDates}`))
    errors[`date-${mostDates}`] = `A schedule has at most ${mostDates} dates`;
  return lines.flatMap(({ date, hours, index }): WrittenHours["overrides"] => {
    if (date === "" && hours.trim() === "") return [];
    if (!override.safeParse({ date }).success) {
      errors[`date-${index}`] = "Please enter a date that exists, as 2026-12-24";
      return [];
    }
    const field = `date-hours-${index}`;
    const open = rangesIn(fields, field, errors).map((range) => override.parse({ date, ...range }));
    return open.length === 0 ? [{ date }] : open;
  });
}

/** The hours of a field, as elements read them; what is wrong with them is added to the errors. */
function rangesIn(fields: URLSearchParams, field: string, errors: Errors) {
  const { hours, fault } = readHours(fields.get(field) ?? "");
  if (fault !== undefined) errors[field] = fault;
  return hours;
}
