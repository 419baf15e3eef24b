import type { Minute, MinuteRange, Month } from "@calcache/availability";
import {
  civilDate,
  civilFormat,
  directionOf,
  fixedZone,
  rangeInOrder,
  wallTime,
  type Zone,
} from "@calcache/time-zones";
import { CalendarDate, getDayOfWeek } from "@internationalized/date";
import type { CivilDate } from "../view/civil-date.ts";
import type { TimeFormat } from "../view/page-query.ts";

/**
 * Dates and times as a visitor's language writes them, in one zone, and always in the Gregorian calendar, because URLs and slots
 * have Gregorian dates. The page's sentences are English.
 */
export type Words = {
  locale: string;
  /** Attributes of elements with these texts; the page around them is English. */
  language: { lang: string; dir: "ltr" | "rtl" };
  zone: Zone;
  timeFormat: TimeFormat;
  /** 1 is Monday, 7 is Sunday, as the language's usual country has it. */
  firstDayOfWeek: number;
  /** `9:00 AM` or `09:00` */
  time: (minute: Minute) => string;
  /** `9:00 AM`; in the hour that autumn repeats with the zone's name at that time. */
  times: (slots: readonly MinuteRange[]) => string[];
  /** `9:00 AM – 9:30 AM` */
  timeRange: (start: Minute, end: Minute) => string;
  /** `18:00`, in another zone. */
  timeIn: (zone: Zone, minute: Minute) => string;
  /** The hour of the day, 0 to 23. */
  hour: (minute: Minute) => number;
  dateOf: (minute: Minute) => CivilDate;
  /** `Tuesday, December 1, 2026` */
  fullDate: (date: CivilDate) => string;
  /** `Tue, Dec 1` */
  shortDate: (date: CivilDate) => string;
  /** `Dec 1` */
  dayAndMonth: (date: CivilDate) => string;
  /** `Dec 1 – 7, 2026` */
  dateRange: (first: CivilDate, last: CivilDate) => string;
  /** `1` */
  day: (date: CivilDate) => string;
  /** `December 2026` */
  month: (month: Month) => string;
  weekday: (date: CivilDate, width: "long" | "short") => string;
  /** `M` where the language's short names are long, else `Mon`: for columns that have little room. */
  tightWeekday: (date: CivilDate) => string;
  /** `Nov 30, 2026, 9:00 AM`, of epoch milliseconds */
  moment: (instant: number) => string;
};

/** @param timeFormat null: as the language has it */
export function wordsIn(locale: string, zone: Zone, timeFormat: TimeFormat | null = null): Words {
  const civil = (options: CivilOptions) => {
    const { at } = civilFormat(locale, options);
    return (date: CivilDate) => at(utc, utcMidnight(date));
  };
  const hours = timeFormat ?? timeFormatOf(locale);
  const hourCycle = hours === "12" ? "h12" : "h23";
  const timeOfDay = { hour: hours === "12" ? "numeric" : "2-digit", minute: "2-digit", hourCycle } as const;
  const times = civilFormat(locale, timeOfDay);
  const timesWithZone = civilFormat(locale, { ...timeOfDay, timeZoneName: "short" });
  const shortDate = { day: "numeric", month: "short", year: "numeric" } as const;
  const moments = civilFormat(locale, { ...shortDate, ...timeOfDay });
  const ranges = civilFormat(locale, shortDate);
  const weekday = { long: civil({ weekday: "long" }), short: civil({ weekday: "short" }) };
  const isLong = aWeek.some((date) => Array.from(weekday.short(date)).length > 5);
  const month = civil({ month: "long", year: "numeric" });
  const timeIn = (of: Zone, minute: Minute) => times.at(of, minute * 60_000);
  const time = (minute: Minute) => timeIn(zone, minute);
  return {
    locale,
    language: { lang: locale, dir: directionOf(locale) },
    zone,
    timeFormat: hours,
    firstDayOfWeek: firstDayOfWeek(locale),
    time,
    times: (slots) => {
      const texts = slots.map(({ start }) => time(start));
      const repeated = new Set(texts.filter((text, index) => texts.indexOf(text) !== index));
      return slots.map(({ start }, index) => {
        const text = texts[index] ?? "";
        return repeated.has(text) ? timesWithZone.at(zone, start * 60_000) : text;
      });
    },
    timeRange: (start, end) => rangeInOrder(locale, time(start), " – ", time(end)),
    timeIn,
    hour: (minute) => new Date(wallTime(zone, minute * 60_000)).getUTCHours(),
    dateOf: (minute) => civilDate(zone, minute * 60_000),
    fullDate: civil({ weekday: "long", day: "numeric", month: "long", year: "numeric" }),
    shortDate: civil({ weekday: "short", day: "numeric", month: "short" }),
    dayAndMonth: civil({ day: "numeric", month: "short" }),
    dateRange: (first, last) => ranges.range(utc, utcMidnight(first), utcMidnight(last)),
    day: civil({ day: "numeric" }),
    month: (yearAndMonth) => month(`${yearAndMonth}-01`),
    weekday: (date, width) => weekday[width](date),
    tightWeekday: isLong ? civil({ weekday: "narrow" }) : weekday.short,
    moment: (instant) => moments.at(zone, instant),
  };
}

type CivilOptions = Parameters<typeof civilFormat>[1];

/** How a language usually counts hours. */
function timeFormatOf(locale: string): TimeFormat {
  const { hour12 } = new Intl.DateTimeFormat(locale, { hour: "numeric" }).resolvedOptions();
  return hour12 ? "12" : "24";
}

/** From the position that a Monday has in the language's week. */
const firstDayOfWeek = (locale: string) => (8 - getDayOfWeek(aMonday, locale)) % 7 || 7;
const aMonday = new CalendarDate(2026, 11, 30);
const aWeek = Array.from({ length: 7 }, (_, days) => aMonday.add({ days }).toString());

const utc = fixedZone("UTC", 0);
const utcMidnight = (date: CivilDate) => Date.parse(`${date}T00:00Z`);
