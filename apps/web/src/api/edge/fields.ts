import { isTimeZone } from "@calcache/time-zones/data";
import { z } from "zod";

const largestId = 2 ** 31 - 1;

/** What people type in one line: nothing in it can end a header or a line. */
export const line = (longest: number) =>
  z
    .string()
    .trim()
    .min(1, "must not be empty")
    .max(longest, `must have at most ${longest} characters`)
    .regex(/^\P{Cc}*$/u, "must be one line");

/** What people type in several lines. */
export const text = (longest: number) =>
  z
    .string()
    .max(longest, `must have at most ${longest} characters`)
    .regex(/^[\P{Cc}\n\r\t]*$/u, "must be text");

export const email = z
  .string()
  .trim()
  .max(254, "must have at most 254 characters")
  .pipe(z.email("must be an email address"));

export const timeZone = z.string().refine(isTimeZone, "must be an IANA time zone, as Europe/London");

/** As epoch ms. */
export const moment = z.iso
  .datetime({ offset: true, error: "must be a time with its offset, as 2026-12-01T09:00:00Z" })
  .transform((value) => Date.parse(value))
  .refine((at) => at % 60_000 === 0, "must be a whole minute");

export const id = z.int("must be a whole number").min(1, "must be positive").max(largestId, "is too large");

export const minutes = (most: number) =>
  z
    .int("must be a whole number of minutes")
    .min(1, `must be from 1 to ${most}`)
    .max(most, `must be from 1 to ${most}`);

/** Names of bookings and holds. */
export const uid = z.string().regex(/^[\w-]{1,64}$/, "must be a uid");

/** Whether a part of a path could name anything. */
export const isUid = (part: string): boolean => uid.safeParse(part).success;
