import { z } from "zod";
import { type GraphDateTime, instantOf, startOfDay } from "./graph-date-time.ts";

/** What free/busy needs of an event, and nothing else of it. */
export type CalendarViewEvent = {
  start: GraphDateTime;
  end: GraphDateTime;
  isAllDay: boolean;
  isCancelled: boolean;
  /** free, tentative, busy, oof, workingElsewhere, unknown, or what Microsoft adds next */
  showAs: string;
};

/** The dates of an all-day event say all without their zone. */
const graphDateTime = z.object({
  dateTime: z.string(),
  timeZone: z
    .string()
    .nullish()
    .transform((zone) => zone ?? ""),
});

/** Graph's schema lets each of these be null or absent; only what says so is all day or cancelled. */
const whether = z
  .boolean()
  .nullish()
  .transform((value) => value ?? false);

/** An event of a calendarView, with times that can be read, lie within our times and don't run backwards. */
export const calendarViewEvent: z.ZodType<CalendarViewEvent> = z
  .object({
    start: graphDateTime,
    end: graphDateTime,
    isAllDay: whether,
    isCancelled: whether,
    showAs: z
      .string()
      .nullish()
      .transform((status) => status ?? "unknown"),
  })
  .superRefine((event, context) => {
    const start = position(event.start, event.isAllDay);
    const end = position(event.end, event.isAllDay);
    const complain = (path: "start" | "end", message: string) =>
      context.addIssue({ code: "custom", path: [path], message });
    if (start === null) complain("start", "not a date and time in a known zone");
    if (end === null) complain("end", "not a date and time in a known zone");
    // Exchange has been seen to answer with the first day of the year 1
    if (start !== null && start < 0) complain("start", "before 1970");
    if (start !== null && end !== null && end < start) complain("end", "before start");
  });

/** Where a time lies among others of its event: a date without a zone is as good as one in UTC. */
function position(time: GraphDateTime, isAllDay: boolean): number | null {
  return isAllDay ? startOfDay(time, "UTC") : instantOf(time);
}
