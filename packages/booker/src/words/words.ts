import type { Minute, MinuteRange, Month } from "@calcache/availability";
import { CalendarDate, getDayOfWeek } from "@internationalized/date";
import type { CivilDate } from "../view/civil-date.ts";
import type { TimeFormat } from "../view/page-query.ts";

/** Dates and times as a visitor's language writes them, in one zone. The page's sentences are English. */
export type Words = {
  locale: string;
  timeZone: string;
  timeFormat: TimeFormat;
  /** 1 is Monday, 7 is Sunday, as the language's usual country has it. */
  firstDayOfWeek: number;
  /** `9:00 AM` or `09:00` */
  time: (minute: Minute) => string;
  /** `9:00 AM`; in the hour that autumn repeats with the zone's name at that time. */
  times: (slots: readonly MinuteRange[]) => string[];
  /** `18:00`, of another zone's clock. */
  timeIn: (timeZone: string, minute: Minute) => string;
  /** The hour of the day, 0 to 23. */
  hour: (minute: Minute) => number;
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
  /** `Nov 30, 2026, 9:00 AM`, of epoch milliseconds */
  moment: (instant: number) => string;
};

/** @param timeFormat null: as the language has it */
export function wordsIn(locale: string, timeZone: string, timeFormat: TimeFormat | null = null): Words {
  const civil = (options: Intl.DateTimeFormatOptions) => {
    const format = formatter(locale, { ...options, timeZone: "UTC" });
    return (date: CivilDate) => format(utcMidnight(date));
  };
  const hours = timeFormat ?? timeFormatOf(locale);
  const hourCycle = hours === "12" ? "h12" : "h23";
  const timeOfDay = { hour: hours === "12" ? "numeric" : "2-digit", minute: "2-digit", hourCycle } as const;
  const clock = formatter(locale, { ...timeOfDay, timeZone });
  const clockWithZone = formatter(locale, { ...timeOfDay, timeZoneName: "short", timeZone });
  const hourOfDay = formatter("en", { hour: "2-digit", hourCycle: "h23", timeZone });
  const weekday = { long: civil({ weekday: "long" }), short: civil({ weekday: "short" }) };
  const range = () => formatOf(locale, { dateStyle: "medium", timeZone: "UTC" });
  const month = civil({ month: "long", year: "numeric" });
  const time = (minute: Minute) => clock(minute * 60_000);
  return {
    locale,
    timeZone,
    timeFormat: hours,
    firstDayOfWeek: firstDayOfWeek(locale),
    time,
    times: (slots) => {
      const texts = slots.map(({ start }) => time(start));
      const repeated = new Set(texts.filter((text, index) => texts.indexOf(text) !== index));
      return slots.map(({ start }, index) => {
        const text = texts[index] ?? "";
        return repeated.has(text) ? clockWithZone(start * 60_000) : text;
      });
    },
    timeIn: (zone, minute) => formatter(locale, { ...timeOfDay, timeZone: zone })(minute * 60_000),
    hour: (minute) => Number(hourOfDay(minute * 60_000)),
    fullDate: civil({ weekday: "long", day: "numeric", month: "long", year: "numeric" }),
    shortDate: civil({ weekday: "short", day: "numeric", month: "short" }),
    dayAndMonth: civil({ day: "numeric", month: "short" }),
    dateRange: (first, last) => plain(range().formatRange(utcMidnight(first), utcMidnight(last))),
    day: civil({ day: "numeric" }),
    month: (yearAndMonth) => month(`${yearAndMonth}-01`),
    weekday: (date, width) => weekday[width](date),
    moment: formatter(locale, { day: "numeric", month: "short", year: "numeric", ...timeOfDay, timeZone }),
  };
}

/** How a language usually counts hours. */
function timeFormatOf(locale: string): TimeFormat {
  const { hour12 } = new Intl.DateTimeFormat(locale, { hour: "numeric" }).resolvedOptions();
  return hour12 ? "12" : "24";
}

/** From the position that a Monday has in the language's week. */
const firstDayOfWeek = (locale: string) => (8 - getDayOfWeek(aMonday, locale)) % 7 || 7;
const aMonday = new CalendarDate(2026, 11, 30);

const utcMidnight = (date: CivilDate) => Date.parse(`${date}T00:00Z`);

/** Formats are slow to make and most pages need few of them, so each is made when it is first used, and once. */
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = JSON.stringify([locale, options]);
  const format = formats.get(key) ?? new Intl.DateTimeFormat(locale, options);
  formats.set(key, format);
  return format;
}

const formatter = (locale: string, options: Intl.DateTimeFormatOptions) => (instant: number) =>
  plain(formatOf(locale, options).format(instant));

/** With plain spaces: fonts and searches often don't know the thin and narrow ones that `Intl` writes. */
const plain = (text: string) => text.replaceAll(/[\u2009\u202f]/g, " ");
