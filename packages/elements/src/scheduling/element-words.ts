import { civilFormat, directionOf, fixedZone } from "@calcache/time-zones";
import type { Civil } from "../data/civil.ts";

/** Dates and times in one language. They are civil: the server has put them into the zone that was asked for. */
export type ElementWords = ReturnType<typeof elementWords>;

/** Whatever is written is a civil time already, which UTC's clocks show as it is. */
const asItIs = fixedZone("UTC", 0);

export function elementWords(locale: string) {
  const written = (options: Parameters<typeof civilFormat>[1]) => {
    const { at } = civilFormat(locale, options);
    return (civil: Civil) => at(asItIs, Date.parse(civil.includes("T") ? `${civil}Z` : `${civil}T00:00Z`));
  };
  return {
    /** of elements with such texts */
    language: { lang: locale, dir: directionOf(locale) },
    /** `December 2026`, of a date in it */
    month: written({ month: "long", year: "numeric" }),
    /** `Tuesday, December 1, 2026` */
    fullDate: written({ weekday: "long", day: "numeric", month: "long", year: "numeric" }),
    /** `Dec 1` */
    dayAndMonth: written({ day: "numeric", month: "short" }),
    day: written({ day: "numeric" }),
    weekday: written({ weekday: "long" }),
    shortWeekday: written({ weekday: "short" }),
    /** `10:00 AM` */
    time: written({ hour: "numeric", minute: "2-digit" }),
    /** 0 is Sunday */
    firstWeekday: firstWeekday(locale),
  };
}

function firstWeekday(locale: string): number {
  const { getWeekInfo, weekInfo } = new Intl.Locale(locale) as Intl.Locale & {
    getWeekInfo?: () => { firstDay: number };
    weekInfo?: { firstDay: number };
  };
  const info = getWeekInfo?.call(new Intl.Locale(locale)) ?? weekInfo;
  return (info?.firstDay ?? 1) % 7;
}
