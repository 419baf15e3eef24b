import ICAL from "ical.js";
import { DAY_MS, wallToInstant } from "../time/wall-clock.ts";
import { toIanaZone } from "../time/zone-names.ts";

const SAMPLES = 104;
const SAMPLE_STEP_MS = 7 * DAY_MS;

/** Finds the IANA zone that a TZID in a file means, judged at the time it is used for; null if nobody knows it. */
export type ZoneResolver = (tzid: string, wall: number) => string | null;

/**
 * Makes a resolver for one file: IANA and Windows names, names with a prefix (`/example.org/Europe/Berlin`), and
 * the file's own VTIMEZONEs, for which the zone with the same offsets over two years is taken.
 */
export function createZoneResolver(calendar: ICAL.Component, preferredZone: string): ZoneResolver {
  const definitions = new Map(
    calendar
      .getAllSubcomponents("vtimezone")
      .map((component) => [String(component.getFirstPropertyValue("tzid") ?? ""), component] as const),
  );
  const known = new Map<string, string | null>();

  function resolve(tzid: string, wall: number): string | null {
    const definition = definitions.get(tzid);
    const location = definition?.getFirstPropertyValue("x-lic-location");
    const named = zoneByName(tzid) ?? (typeof location === "string" ? zoneByName(location) : null);
    if (named !== null || definition === undefined) return named;
    return zoneByOffsets(new ICAL.Timezone(definition), wall, preferredZone);
  }

  return (tzid, wall) => {
    const found = known.get(tzid);
    if (found !== undefined) return found;
    const zone = resolve(tzid, wall);
    known.set(tzid, zone);
    return zone;
  };
}

function zoneByName(name: string): string | null {
  const parts = name.split("/").filter((part) => part !== "");
  const suffixes = parts.map((_, position) => parts.slice(position).join("/"));
  return [name, ...suffixes].map(toIanaZone).find((zone) => zone !== null) ?? null;
}

function zoneByOffsets(timezone: ICAL.Timezone, wall: number, preferredZone: string): string | null {
  const samples = Array.from({ length: SAMPLES }, (_, index) => wall + index * SAMPLE_STEP_MS).map(
    (sample) => ({
      wall: sample,
      offsetMs: timezone.utcOffset(toIcalTime(sample)) * 1000,
    }),
  );
  const fits = (zone: string) =>
    samples.every((sample) => sample.wall - wallToInstant(sample.wall, zone) === sample.offsetMs);
  return [preferredZone, ...Intl.supportedValuesOf("timeZone")].find(fits) ?? null;
}

function toIcalTime(wall: number): ICAL.Time {
  const date = new Date(wall);
  const fields = {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
    isDate: false,
  };
  return new ICAL.Time(fields, ICAL.Timezone.localTimezone);
}
