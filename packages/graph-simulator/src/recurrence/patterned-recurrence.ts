import { z } from "zod";

/** Days of the week as Graph names them, Sunday first. */
export const DAYS_OF_WEEK = [
  "sunday",
  "monday",
  "tuesday",
  "wednesday",
  "thursday",
  "friday",
  "saturday",
] as const;
/** Which of the matching days of a month, as Graph names it. */
export const WEEK_INDEXES = ["first", "second", "third", "fourth", "last"] as const;

const dayOfWeek = z.enum(DAYS_OF_WEEK);
const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

const patternSchema = z.object({
  type: z.enum(["daily", "weekly", "absoluteMonthly", "relativeMonthly", "absoluteYearly", "relativeYearly"]),
  interval: z.number().int().min(1).max(999).default(1),
  month: z.number().int().min(0).max(12).default(0),
  dayOfMonth: z.number().int().min(0).max(31).default(0),
  daysOfWeek: z.array(dayOfWeek).default([]),
  firstDayOfWeek: dayOfWeek.default("sunday"),
  index: z.enum(WEEK_INDEXES).default("first"),
});

const rangeSchema = z.object({
  type: z.enum(["endDate", "noEnd", "numbered"]),
  startDate: date,
  endDate: date.optional(),
  recurrenceTimeZone: z.string().nullish(),
  numberOfOccurrences: z.number().int().min(0).max(999).optional(),
});

/**
 * Graph's form of a recurrence
 * (Microsoft: "patternedRecurrence resource type", /graph/api/resources/patternedrecurrence).
 */
export const patternedRecurrenceSchema = z.object({ pattern: patternSchema, range: rangeSchema });
export type PatternedRecurrence = z.infer<typeof patternedRecurrenceSchema>;
export type DayOfWeek = (typeof DAYS_OF_WEEK)[number];
export type RecurrencePattern = PatternedRecurrence["pattern"];
export type RecurrenceRange = PatternedRecurrence["range"];
