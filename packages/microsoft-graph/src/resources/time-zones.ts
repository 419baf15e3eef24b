import { findIana, findWindows } from "windows-iana";

/** Zones that Windows keeps for old appointments and that Unicode's table has dropped. */
const retiredWindowsZones = new Map([
  ["Kamchatka Standard Time", "Asia/Kamchatka"],
  ["Mid-Atlantic Standard Time", "Etc/GMT+2"],
]);

/**
 * The IANA name of a time zone that Microsoft names: by its Windows name, by its IANA name, or, for a zone the user made
 * up, as `tzone://Microsoft/Custom`, which says nothing about its offset.
 *
 * @returns null for a name that is neither, or that this runtime has no rules for
 * Source: learn.microsoft.com/graph/api/resources/datetimetimezone
 */
export function toIanaTimeZone(name: string): string | null {
  if (name === "UTC") return name;
  const iana = findIana(name)[0] ?? retiredWindowsZones.get(name) ?? name;
  return hasRules(iana) ? iana : null;
}

/**
 * The Windows name of an IANA zone; null where Windows has none. Renamed zones (Europe/Kyiv) are in its table by the name
 * they had before, under which a runtime resolves them.
 */
export function toWindowsTimeZone(iana: string): string | null {
  if (!hasRules(iana)) return null;
  const resolved = new Intl.DateTimeFormat("en", { timeZone: iana }).resolvedOptions().timeZone;
  return findWindows(iana)[0] ?? findWindows(resolved)[0] ?? null;
}

function hasRules(iana: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: iana });
    return true;
  } catch {
    return false;
  }
}
