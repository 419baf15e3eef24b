import type { Minute, MinuteRange } from "@calcache/availability";
import { type CivilDate, type DateWords, dateWords, weekOf, writtenIn } from "@calcache/date-picker";
import { civilDate, civilFormat, fixedZone, rangeInOrder, wallTime, type Zone } from "@calcache/time-zones";
import type { TimeFormat } from "../view/page-query.ts";

/**
 * Dates and times as a visitor's language writes them, in one zone, and always in the Gregorian calendar, because URLs and slots
 * have Gregorian dates. The page's sentences are English.
 */
export type Words = DateWords & {
  locale: string;
  zone: Zone;
  timeFormat: TimeFormat;
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
  /** `Tue, Dec 1` */
  shortDate: (date: CivilDate) => string;
  /** `Dec 1 – 7, 2026` */
  dateRange: (first: CivilDate, last: CivilDate) => string;
  /** `M` where the language's short names are long, else `Mon`: for columns that have little room. */
  tightWeekday: (date: CivilDate) => string;
  /** `Nov 30, 2026, 9:00 AM`, of epoch milliseconds */
  moment: (instant: number) => string;
};

/** @param timeFormat null: as the language has it */
export function wordsIn(locale: string, zone: Zone, timeFormat: TimeFormat | null = null): Words {
  const civil = writtenIn(locale);
  const dates = dateWords(locale);
  const hours = timeFormat ?? timeFormatOf(locale);
  const hourCycle = hours === "12" ? "h12" : "h23";
  const timeOfDay = { hour: hours === "12" ? "numeric" : "2-digit", minute: "2-digit", hourCycle } as const;
  const times = civilFormat(locale, timeOfDay);
  const timesWithZone = civilFormat(locale, { ...timeOfDay, timeZoneName: "short" });
  const shortDate = { day: "numeric", month: "short", year: "numeric" } as const;
  const moments = civilFormat(locale, { ...shortDate, ...timeOfDay });
  const ranges = civilFormat(locale, shortDate);
  const isLong = weekOf(1).some((date) => Array.from(dates.weekday(date, "short")).length > 5);
  const timeIn = (of: Zone, minute: Minute) => times.at(of, minute * 60_000);
  const time = (minute: Minute) => timeIn(zone, minute);
  return {
    ...dates,
    locale,
    zone,
    timeFormat: hours,
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
    shortDate: civil({ weekday: "short", day: "numeric", month: "short" }),
    dateRange: (first, last) => ranges.range(utc, utcMidnight(first), utcMidnight(last)),
    tightWeekday: isLong ? civil({ weekday: "narrow" }) : (date) => dates.weekday(date, "short"),
    moment: (instant) => moments.at(zone, instant),
  };
}

/** How a language usually counts hours. */
function timeFormatOf(locale: string): TimeFormat {
  const { hour12 } = new Intl.DateTimeFormat(locale, { hour: "numeric" }).resolvedOptions();
  return hour12 ? "12" : "24";
}

const utc = fixedZone("UTC", 0);
const utcMidnight = (date: CivilDate) => Date.parse(`${date}T00:00Z`);
