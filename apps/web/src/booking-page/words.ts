import type { Minute, MinuteRange, Month } from "@calcache/availability";
import type { CivilDate } from "./civil-date.ts";

/** Dates and times as a visitor's language writes them, in one zone. The page's sentences are English. */
export type Words = {
  locale: string;
  /** `9:00 AM` or `09:00` */
  time: (minute: Minute) => string;
  /** `9:00 AM`; in the hour that autumn repeats with the zone's name at that time. */
  times: (slots: readonly MinuteRange[]) => string[];
  /** `Tuesday, December 1, 2026` */
  fullDate: (date: CivilDate) => string;
  /** `Tue, Dec 1` */
  shortDate: (date: CivilDate) => string;
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

export function wordsIn(locale: string, timeZone: string): Words {
  const civil = (options: Intl.DateTimeFormatOptions) => {
    const format = formatter(locale, { ...options, timeZone: "UTC" });
    return (date: CivilDate) => format(utcMidnight(date));
  };
  const clock = formatter(locale, { hour: "numeric", minute: "2-digit", timeZone });
  const clockWithZone = formatter(locale, {
    hour: "numeric",
    minute: "2-digit",
    timeZoneName: "short",
    timeZone,
  });
  const weekday = { long: civil({ weekday: "long" }), short: civil({ weekday: "short" }) };
  const range = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeZone: "UTC" });
  const month = civil({ month: "long", year: "numeric" });
  const time = (minute: Minute) => clock(minute * 60_000);
  return {
    locale,
    time,
    times: (slots) => {
      const texts = slots.map(({ start }) => time(start));
      const repeated = new Set(texts.filter((text, index) => texts.indexOf(text) !== index));
      return slots.map(({ start }, index) => {
        const text = texts[index] ?? "";
        return repeated.has(text) ? clockWithZone(start * 60_000) : text;
      });
    },
    fullDate: civil({ weekday: "long", day: "numeric", month: "long", year: "numeric" }),
    shortDate: civil({ weekday: "short", day: "numeric", month: "short" }),
    dateRange: (first, last) => plain(range.formatRange(utcMidnight(first), utcMidnight(last))),
    day: civil({ day: "numeric" }),
    month: (yearAndMonth) => month(`${yearAndMonth}-01`),
    weekday: (date, width) => weekday[width](date),
    moment: formatter(locale, { dateStyle: "medium", timeStyle: "short", timeZone }),
  };
}

const utcMidnight = (date: CivilDate) => Date.parse(`${date}T00:00Z`);

function formatter(locale: string, options: Intl.DateTimeFormatOptions): (instant: number) => string {
  const format = new Intl.DateTimeFormat(locale, options);
  return (instant) => plain(format.format(instant));
}

/** With plain spaces: fonts and searches often don't know the thin and narrow ones that `Intl` writes. */
const plain = (text: string) => text.replaceAll(/[\u2009\u202f]/g, " ");
