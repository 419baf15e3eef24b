import { type AvailabilityRule, endTime, startTime, weekdays } from "@calcache/configuration";
import { z } from "zod";
import { id, ruleId, timeZone } from "../edge/fields/fields.ts";

const mostPeriods = 100;
const mostCalendars = 100;
const mostEventTypes = 200;

const atMost = (most: number) => `may have at most ${most} entries`;

const weeklyPeriod = z
  .strictObject({
    day: z.enum(weekdays, `must be one of ${weekdays.join(", ")}`),
    start_time: startTime,
    end_time: endTime,
  })
  .refine((period) => period.start_time !== period.end_time, {
    path: ["end_time"],
    message: "must differ from start_time; a whole day is 00:00 to 24:00",
  })
  .transform(({ day, start_time, end_time }) => ({ day, startTime: start_time, endTime: end_time }));

/** A rule to be made or changed. */
export const ruleBody = z.strictObject({
  availability_rule_id: ruleId.refine(
    (id) => !/^\d+$/.test(id),
    "of digits alone is a schedule that its owner made: only they change it, on /settings",
  ),
  username: z.string().min(1, "must not be empty").max(254, "must have at most 254 characters").optional(),
  tzid: timeZone,
  weekly_periods: z.array(weeklyPeriod).max(mostPeriods, atMost(mostPeriods)),
  calendar_ids: z
    .array(z.string().min(1, "must not be empty").max(512, "must have at most 512 characters"))
    .max(mostCalendars, atMost(mostCalendars))
    .default([]),
  event_type_ids: z.array(id).max(mostEventTypes, atMost(mostEventTypes)).optional(),
});

/** A rule as it is told. */
export const ruleShape = z.object({
  availability_rule_id: z.string(),
  tzid: z.string(),
  weekly_periods: z.array(z.object({ day: z.enum(weekdays), start_time: z.string(), end_time: z.string() })),
  calendar_ids: z.array(z.string()),
  event_type_ids: z.array(z.int()),
  is_default: z.boolean(),
});

export const ruleJson = (rule: AvailabilityRule): z.input<typeof ruleShape> => ({
  availability_rule_id: rule.id,
  tzid: rule.timeZone,
  weekly_periods: rule.weeklyPeriods.map(({ day, startTime, endTime }) => ({
    day,
    start_time: startTime,
    end_time: endTime,
  })),
  calendar_ids: rule.calendars,
  event_type_ids: rule.eventTypeIds,
  is_default: rule.isDefault,
});
