import { type MinuteRange, offsetReader, parseAskedRange } from "@calcache/availability";
import type { FreeBusySubject } from "@calcache/scheduling";
import { z } from "zod";
import { lastDay, timeZone, withPlus } from "../edge/fields/fields.ts";
import { mostNames, names, namesInQuery } from "../edge/fields/names.ts";
import { wrong } from "../edge/fields/wrong.ts";

const longestRangeInDays = 62;
const minutesPerDay = 1440;

/** What a request for free/busy asks, once it is understood. */
export type FreeBusyRequest = { subjects: FreeBusySubject[]; range: MinuteRange; timeZone: string };

const time = z.string("is missing: a time as 2026-12-01T09:00:00Z, or a date as 2026-12-01");
/** The query of a request for free/busy. */
export const freeBusyQuery = z
  .object({
    calendars: namesInQuery.optional(),
    usernames: namesInQuery.optional(),
    from: time,
    to: time,
    timeZone: timeZone.default("UTC"),
  })
  .transform(toRequest);

/** The body of one. */
export const freeBusyBody = z
  .strictObject({
    calendars: names.optional(),
    usernames: names.optional(),
    from: time,
    to: time,
    timeZone: timeZone.default("UTC"),
  })
  .transform(toRequest);

function toRequest(
  given: {
    calendars?: string[] | undefined;
    usernames?: string[] | undefined;
    from: string;
    to: string;
    timeZone: string;
  },
  context: z.core.$RefinementCtx,
): FreeBusyRequest {
  const { calendars = [], usernames = [], from, to, timeZone } = given;
  const subjects = [
    ...calendars.map((calendar) => ({ calendar })),
    ...usernames.map((username) => ({ username })),
  ];
  if (subjects.length === 0)
    return wrong(context, "calendars", "or usernames is missing: say whose free/busy");
  if (subjects.length > mostNames)
    return wrong(context, "usernames", `and calendars must be at most ${mostNames} together`);
  const range = parseAskedRange(withPlus(from), withPlus(to), timeZone);
  if (!range.ok) {
    const { kind, message } = range.error;
    if (kind === "end_before_start") return wrong(context, "to", "is before from");
    return wrong(context, kind === "bad_start" ? "from" : "to", message);
  }
  if (range.value.end * 60_000 > lastDay) return wrong(context, "to", "is after 9999-12-30");
  const days = daysOf(range.value, timeZone);
  if (days > longestRangeInDays)
    return wrong(context, "to", `is ${days} days after from: ask for at most ${longestRangeInDays} at once`);
  return { subjects, range: range.value, timeZone };
}

/** How many days a range has, begun ones too: of 24 hours, or dates of a zone, of which one may have 25. */
function daysOf({ start, end }: MinuteRange, timeZone: string): number {
  const read = offsetReader(timeZone);
  const putBack = read(start).offset - read(end).offset;
  return Math.ceil((end - start - Math.max(0, putBack)) / minutesPerDay);
}
