import { canonicalAddress, isEmailAddress } from "@calcache/email-address";
import { isTimeZone, knownName } from "@calcache/time-zones/data";
import { z } from "zod";

/** The largest that an `int4` of Postgres can be. */
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
  .refine(isEmailAddress, "must be an email address")
  .transform(canonicalAddress);

/** In whatever case of letters it comes, it is kept as the data write it: others read it from the database too. */
export const timeZone = z
  .string()
  .refine(isTimeZone, "must be an IANA time zone, as Europe/London")
  .transform((name) => knownName(name) ?? name);

export const language = z
  .string()
  .max(35, "must have at most 35 characters")
  .refine(isLanguage, "must be a language tag, as en or pt-BR");

/** Neither ISO times nor Postgres' texts have years of five digits, in whatever zone they are written. Epoch ms. */
export const lastDay = Date.UTC(9999, 11, 31);

/** A point in time, as epoch ms. Busy times are kept from 1970 on. */
export const instant = z
  .union(
    [z.iso.datetime({ offset: true }), z.iso.datetime({ offset: true, precision: -1 })],
    "must be an ISO 8601 time with an offset, as 2026-12-01T09:00:00Z",
  )
  .transform((value) => Date.parse(value))
  .refine((at) => at >= 0 && at < lastDay, "must lie between 1970 and 9999");

/** The same, of a whole minute. */
export const moment = instant.refine((at) => at % 60_000 === 0, "must be a whole minute");

/** A date on which an {@link instant} can lie. */
export const civilDate = z.iso
  .date("must be a date, as 2026-12-01")
  .refine((date) => date >= "1970-01-01", "must lie between 1970 and 9999");

const outOf = (least: number, most: number) => `must be a whole number from ${least} to ${most}`;

export const wholeNumber = (least: number, most: number) => {
  const message = outOf(least, most);
  return z.int(message).min(least, message).max(most, message);
};

export const id = wholeNumber(1, largestId);

export const minutes = (most: number) => wholeNumber(1, most);

/** A whole number from 1 on, as a query has it. */
export const digits = (most: number) =>
  z.string().regex(/^\d+$/, outOf(1, most)).transform(Number).pipe(wholeNumber(1, most));

/** An id, as a query has it. */
export const idDigits = digits(largestId);

/** Names of bookings and holds. */
export const uid = z.string().regex(/^[\w-]{1,64}$/, "must be a uid");

/** Whether a part of a path could name a booking or a hold. */
export const isUid = (part: string): boolean => uid.safeParse(part).success;

function isLanguage(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}

/** What an application calls somebody's hours, or the id of a schedule in digits. */
export const ruleId = z
  .string()
  .regex(/^[\w.:-]{1,64}$/, "must be 1 to 64 letters, digits or any of _ . : -");

/** A plus sign that wasn't escaped in the URL arrives as a space. */
export const withPlus = (moment: string) => moment.replace(" ", "+");
