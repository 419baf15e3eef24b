import { z } from "zod";
import { civilDate, endTime, startTime, timeZone } from "./civil-fields.ts";

/** Hours on these days of the week, 0 being Sunday. An end before the start is on the next day. */
export const weeklyHours = z
  .strictObject({ days: z.array(z.int().min(0).max(6)), startTime, endTime })
  .refine((hours) => hours.startTime !== hours.endTime, {
    path: ["endTime"],
    message: "must differ from startTime; a whole day is 00:00 to 24:00",
  });

/** The hours of one date, in place of the weekly ones. Equal times, or none, close it; several on one date add up. */
export const override = z
  .strictObject({ date: civilDate, startTime: startTime.optional(), endTime: endTime.optional() })
  .refine((hours) => hours.endTime === undefined || hours.startTime !== undefined, {
    path: ["startTime"],
    message: "is required where there is an endTime",
  })
  .refine((hours) => hours.startTime === undefined || hours.endTime !== undefined, {
    path: ["endTime"],
    message: "is required where there is a startTime",
  });

export const schedule = z.strictObject({
  /** The user's own zone by default. */
  timeZone: timeZone.optional(),
  availability: z.array(weeklyHours),
  overrides: z.array(override).default([]),
});

export type ScheduleEntry = z.output<typeof schedule>;
