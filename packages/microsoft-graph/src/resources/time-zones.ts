import { type WindowsZone, windowsZoneNamed, windowsZoneOf } from "./windows-zones.ts";

/**
 * The IANA name of a time zone that Microsoft names: by its Windows name, by its IANA name, or, for a zone the user made
 * up, as `tzone://Microsoft/Custom`, which says nothing about its offset.
 *
 * @returns null for a name that is neither, or that this runtime has no rules for
 * Source: learn.microsoft.com/graph/api/resources/datetimetimezone
 */
export function toIanaTimeZone(name: string): string | null {
  if (name === "UTC") return name;
  const iana = windowsZoneNamed(name)?.reference ?? name;
  return resolve(iana) === null ? null : iana;
}

/**
 * The Windows zone that an IANA zone goes by; null where Windows has none. Unicode's table has renamed zones (Europe/Kyiv) by the
 * name they had before, under which a runtime resolves them.
 */
export function toWindowsTimeZone(iana: string): WindowsZone | null {
  const resolved = resolve(iana);
  return resolved === null ? null : (windowsZoneOf(iana) ?? windowsZoneOf(resolved));
}

/** The name under which this runtime knows a zone; null for one that it has no rules for. */
function resolve(iana: string): string | null {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: iana }).resolvedOptions().timeZone;
  } catch {
    return null;
  }
}
