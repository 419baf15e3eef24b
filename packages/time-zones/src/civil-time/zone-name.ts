import { offsetAt } from "./civil-time.ts";
import { offsetName } from "./offset-name.ts";
import type { Zone } from "./zone.ts";

/**
 * What a zone's time at an instant (epoch ms) is called in a language: `Central European Standard Time`, or for short `EST`. The names
 * are `Intl`'s. Where its rules give another offset, its name would be of the wrong season; then this is `GMT-5`.
 */
export function zoneNameAt(zone: Zone, instant: number, locale: string, length: "short" | "long"): string {
  const offset = offsetAt(zone, instant);
  const name = nameByIntl(zone.name, instant, locale, length);
  return name !== null && offsetByIntl(zone.name, instant) === offset ? name : offsetName(offset);
}

/** In minutes, from a text as `GMT-03:30`. */
function offsetByIntl(timeZone: string, instant: number): number {
  const text = nameByIntl(timeZone, instant, "en", "longOffset") ?? "";
  const [, sign, hours, minutes] = /([+-])(\d+):(\d+)/.exec(text) ?? ["", "+", "0", "0"];
  return Number(`${sign}${Number(hours) * 60 + Number(minutes)}`);
}

/** Null where `Intl` doesn't know the zone. */
function nameByIntl(
  timeZone: string,
  instant: number,
  locale: string,
  timeZoneName: "short" | "long" | "longOffset",
): string | null {
  try {
    const parts = new Intl.DateTimeFormat(locale, { timeZone, timeZoneName }).formatToParts(instant);
    return parts.find(({ type }) => type === "timeZoneName")?.value ?? null;
  } catch {
    return null;
  }
}
