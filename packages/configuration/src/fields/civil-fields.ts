import { isTimeZone } from "@calcache/time-zones/data";
import { z } from "zod";

/** An IANA zone by name; offsets such as `+01:00` are none. */
export const timeZone = z.string().refine(isTimeZone, "must be an IANA time zone, as Europe/London");

const clockTime = /^([01]\d|2[0-3]):[0-5]\d$/;

/** `HH:MM`, from 00:00 to 23:59. */
export const startTime = z.string().regex(clockTime, "must be a time as 09:00");

/** `HH:MM`; 24:00 is accepted as midnight, and becomes 23:59, which schedules read as midnight too. */
export const endTime = z
  .string()
  .refine((text) => clockTime.test(text) || text === "24:00", "must be a time as 17:00, or 24:00")
  .transform((text) => (text === "24:00" ? "23:59" : text));

/** `YYYY-MM-DD`, of a day that exists. */
export const civilDate = z.iso.date("must be a date that exists, as 2026-12-24");
