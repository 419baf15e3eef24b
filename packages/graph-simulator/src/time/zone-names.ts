import windowsZones from "cldr-core/supplemental/windowsZones.json" with { type: "json" };
import { Temporal } from "temporal-polyfill";
import { CUSTOM_ZONE, isCustomZone } from "./custom-zone.ts";

/** The territory under which Unicode lists the zone whose rules a Windows zone has. */
const REFERENCE = "001";

/** Windows name → the IANA zone with its rules. */
const referenceZones = new Map<string, string>();
/** IANA name → Windows name. */
const windowsNames = new Map<string, string>();
for (const { mapZone } of windowsZones.supplemental.windowsZones.mapTimezones) {
  const { _other: windows, _type: zones, _territory: territory } = mapZone;
  for (const iana of zones.split(" ")) windowsNames.set(iana, windows);
  if (territory === REFERENCE) referenceZones.set(windows, zones === "Etc/UTC" ? "UTC" : zones);
}
windowsNames.set("UTC", "UTC");

/**
 * The IANA zone behind a Windows zone name ("W. Europe Standard Time") or an IANA name; null if it is neither.
 * Graph accepts both forms (Microsoft: "dateTimeTimeZone resource type", /graph/api/resources/datetimetimezone).
 */
export function toIanaZone(name: string): string | null {
  return referenceZones.get(name) ?? (isIanaZone(name) ? name : null);
}

/** The Windows name of an IANA zone, the form Graph answers with by default; the IANA name where Windows has none, and Graph's word for a custom one. */
export function toWindowsZone(iana: string): string {
  if (isCustomZone(iana)) return CUSTOM_ZONE;
  return windowsNames.get(iana) ?? windowsNames.get(legacyName(iana)) ?? iana;
}

/**
 * The IANA zone whose rules Outlook applies to a zone of this name; null if there is no such zone. Outlook reckons by Windows' zones,
 * and a Windows zone has one set of rules for all places in it: "Pacific Standard Time" goes by the clocks of Los Angeles, in Vancouver
 * too, whose own clocks no longer go back in winter. (Unicode CLDR: supplemental/windowsZones, territory 001; IANA tzdata 2026a.)
 * That an IANA name is read as its Windows zone is inferred from the list of such names in "dateTimeTimeZone resource type".
 */
export function toOutlookZone(name: string): string | null {
  const iana = toIanaZone(name);
  return iana === null ? null : (referenceZones.get(toWindowsZone(iana)) ?? iana);
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

/** Renamed zones (Europe/Kyiv) are known to Unicode's table by their first name (Europe/Kiev), which Intl still reports. */
function legacyName(iana: string): string {
  return new Intl.DateTimeFormat("en", { timeZone: iana }).resolvedOptions().timeZone;
}
