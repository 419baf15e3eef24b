import { isTimeZone, knownName, namesLike } from "@calcache/time-zones/data";
import { type WindowsZone, windowsZoneNamed, windowsZoneOf } from "./windows-zones.ts";

/** Exchange's own name of UTC, which gets out now and then (OutlookGoogleCalendarSync#2197). */
const exchangeUtc = "tzone://microsoft/utc";

/**
 * The IANA name of a time zone that Microsoft names: by its Windows name, by its IANA name, or, for a zone the user made
 * up, as `tzone://Microsoft/Custom` or `Customized Time Zone`, which say nothing about its offset.
 *
 * @returns null for a name that is neither, or that we have no rules for
 * Source: learn.microsoft.com/graph/api/resources/datetimetimezone
 */
export function toIanaTimeZone(name: string): string | null {
  if (name === "UTC" || name.toLowerCase() === exchangeUtc) return "UTC";
  const iana = windowsZoneNamed(name)?.reference ?? name;
  return isTimeZone(iana) ? iana : null;
}

/**
 * The Windows zone that an IANA zone goes by; null where Windows has none. Unicode's table has renamed zones (Europe/Kyiv) by the
 * name they had before.
 */
export function toWindowsTimeZone(iana: string): WindowsZone | null {
  const names = [knownName(iana) ?? iana, ...namesLike(iana)];
  return names.map(windowsZoneOf).find((zone) => zone !== null) ?? null;
}
