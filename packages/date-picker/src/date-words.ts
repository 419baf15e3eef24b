import { type DateFormatOptions, dateFormat, directionOf, plainSpaces } from "@calcache/time-zones";
import type { CivilDate } from "./civil-date.ts";
import { weekOf } from "./date-grid.ts";
import { firstDayOfWeek } from "./first-day-of-week.ts";

/** Dates as a language writes them, always in the Gregorian calendar. */
export type DateWords = {
  /** Attributes of elements with these texts; the sentences around them may be in another language. */
  language: { lang: string; dir: "ltr" | "rtl" };
  /** 1 is Monday, 7 is Sunday, as the language's usual country has it. */
  firstDayOfWeek: number;
  /** `Tuesday, December 1, 2026` */
  fullDate: (date: CivilDate) => string;
  /** `Dec 1` */
  dayAndMonth: (date: CivilDate) => string;
  /** `1` */
  day: (date: CivilDate) => string;
  /** `December 2026`, of `2026-12` */
  month: (month: string) => string;
  weekday: (date: CivilDate, width: "long" | "short") => string;
};

/** Writes a civil date or time, `2026-12-01T10:00`, in one way. */
export type WrittenIn = (options: DateFormatOptions) => (civil: string) => string;

/** Whatever is written is civil already, which UTC's clocks show as it is. */
export const writtenIn =
  (locale: string): WrittenIn =>
  (options) =>
  (civil) =>
    plainSpaces(
      dateFormat(locale, options).format(Date.parse(civil.includes("T") ? `${civil}Z` : `${civil}T00:00Z`)),
    );

export function dateWords(locale: string): DateWords {
  const written = writtenIn(locale);
  const month = written({ month: "long", year: "numeric" });
  const weekday = { long: written({ weekday: "long" }), short: written({ weekday: "short" }) };
  return {
    language: { lang: locale, dir: directionOf(locale) },
    firstDayOfWeek: firstDayOfWeek(locale),
    fullDate: written({ weekday: "long", day: "numeric", month: "long", year: "numeric" }),
    dayAndMonth: written({ day: "numeric", month: "short" }),
    day: written({ day: "numeric" }),
    month: (yearAndMonth) => month(`${yearAndMonth}-01`),
    weekday: (date, width) => weekday[width](date),
  };
}

/** The days of a week in order, by their numbers (0 is Sunday) and names. */
export const daysOfWeek = ({ firstDayOfWeek, weekday }: DateWords): { day: number; name: string }[] =>
  weekOf(firstDayOfWeek).map((date, place) => ({
    day: (firstDayOfWeek + place) % 7,
    name: weekday(date, "long"),
  }));
