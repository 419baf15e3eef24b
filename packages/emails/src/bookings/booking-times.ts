import { civilFormat, zoneNameAt } from "@calcache/time-zones";
import { isTimeZone, zoneOf } from "@calcache/time-zones/data";

/** When a booking is, in words. */
export type BookingTimes = {
  /** the language that they are written in */
  locale: string;
  /** `Tuesday, December 1, 2026, 9:00 – 9:30 AM` */
  range: string;
  /** `Tue, Dec 1, 9:00 AM` */
  short: string;
  /** `Central European Standard Time (Europe/Berlin)` */
  zone: string;
};

/**
 * Writes times as the reader's language does, with the weekday and in the reader's zone; in English or UTC where we
 * don't know theirs.
 * @param start epoch ms
 * @param end epoch ms
 */
export function bookingTimes(start: number, end: number, locale: string, timeZone: string): BookingTimes {
  const language = isLocale(locale) ? locale : "en";
  const zone = zoneOf(isTimeZone(timeZone) ? timeZone : "UTC");
  const time = { hour: "numeric", minute: "2-digit" } as const;
  const long = civilFormat(language, {
    weekday: "long",
    day: "numeric",
    month: "long",
    year: "numeric",
    ...time,
  });
  const short = civilFormat(language, { weekday: "short", day: "numeric", month: "short", ...time });
  const name = zoneNameAt(zone, start, language, "long");
  return {
    locale: language,
    range: plain(long.range(zone, start, end)),
    short: plain(short.at(zone, start)),
    zone: name === zone.name ? name : `${name} (${zone.name})`,
  };
}

/** Plain spaces only: some mail programs show others as boxes. */
const plain = (text: string) => text.replace(/\s/g, " ");

function isLocale(tag: string): boolean {
  try {
    return new Intl.DateTimeFormat(tag) !== null;
  } catch {
    return false;
  }
}
