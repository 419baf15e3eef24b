import { customZone, customZoneChanges } from "../../time/custom-zone.ts";
import { DAY_MS } from "../../time/day.ts";
import { instantToWall } from "../../time/wall-clock.ts";
import { toIanaZone } from "../../time/zone-names.ts";
import type { Component } from "./components.ts";
import { textOf } from "./components.ts";
import { readObservances } from "./read-zone.ts";

const YEAR_MS = 366 * DAY_MS;
const COMPARED_YEARS = 20;
const SAMPLE_MS = 7 * DAY_MS;

/** Finds the zone that a TZID in a file means at the wall-clock time it is used for, IANA or custom; null if nobody knows it. */
export type ZoneResolver = (tzid: string, wall: number) => string | null;

/**
 * Makes a resolver for one file. Its own VTIMEZONE decides what a name means, whatever else has that name: where an IANA zone
 * of the name keeps the same time, it is that zone, else a custom one. What the file doesn't define is an IANA or a Windows name,
 * perhaps with a prefix (`/example.org/Europe/Berlin`).
 */
export function createZoneResolver(calendar: Component): ZoneResolver {
  const definitions = new Map(
    calendar.children
      .filter(({ name }) => name === "vtimezone")
      .map((component) => [textOf(component, "tzid"), component] as const),
  );
  const known = new Map<string, string | null>();

  function resolve(tzid: string, wall: number): string | null {
    const definition = definitions.get(tzid);
    const named =
      zoneByName(tzid) ?? zoneByName(definition === undefined ? "" : textOf(definition, "x-lic-location"));
    const observances = definition === undefined ? [] : readObservances(definition);
    if (observances.length === 0) return named;
    const own = customZone(observances);
    return named !== null && keepSameTime(own, named, wall) ? named : own;
  }

  return (tzid, wall) => {
    const key = `${new Date(wall).getUTCFullYear()} ${tzid}`;
    const found = known.get(key);
    if (found !== undefined) return found;
    const zone = resolve(tzid, wall);
    known.set(key, zone);
    return zone;
  };
}

function zoneByName(name: string): string | null {
  const parts = name.split("/").filter((part) => part !== "");
  const suffixes = parts.map((_, position) => parts.slice(position).join("/"));
  return suffixes.map(toIanaZone).find((zone) => zone !== null) ?? null;
}

/** Whether both zones have one offset from a year before `wall` on: every week, and around each change of the custom one. */
function keepSameTime(own: string, named: string, wall: number): boolean {
  const from = wall - YEAR_MS;
  const to = wall + COMPARED_YEARS * YEAR_MS;
  const weeks = Array.from(
    { length: Math.ceil((to - from) / SAMPLE_MS) },
    (_, index) => from + index * SAMPLE_MS,
  );
  const changes = customZoneChanges(own).filter((at) => at >= from && at < to);
  return [...weeks, ...changes, ...changes.map((at) => at - 1)].every(
    (instant) => instantToWall(instant, own) === instantToWall(instant, named),
  );
}
