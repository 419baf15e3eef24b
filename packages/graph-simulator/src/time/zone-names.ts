import { Temporal } from "temporal-polyfill";
import { findIana, findWindows } from "windows-iana";
import { CUSTOM_ZONE, isCustomZone } from "./custom-zone.ts";

/**
 * The IANA zone behind a Windows zone name ("W. Europe Standard Time") or an IANA name; null if it is neither.
 * Graph accepts both forms (Microsoft: "dateTimeTimeZone resource type", /graph/api/resources/datetimetimezone).
 */
export function toIanaZone(name: string): string | null {
  const windows = findIana(name)[0];
  if (windows !== undefined) return windows === "Etc/UTC" ? "UTC" : windows;
  return isIanaZone(name) ? name : null;
}

/** The Windows name of an IANA zone, the form Graph answers with by default; the IANA name where Windows has none, and Graph's word for a custom one. */
export function toWindowsZone(iana: string): string {
  if (isCustomZone(iana)) return CUSTOM_ZONE;
  return findWindows(iana)[0] ?? findWindows(legacyName(iana))[0] ?? iana;
}

function isIanaZone(name: string): boolean {
  if (/^[+-]\d/.test(name)) return false;
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name);
    return true;
  } catch {
    return false;
  }
}

/** Renamed zones (Europe/Kyiv) are known to the Windows table by their first name (Europe/Kiev), which Intl still reports. */
function legacyName(iana: string): string {
  return new Intl.DateTimeFormat("en", { timeZone: iana }).resolvedOptions().timeZone;
}
