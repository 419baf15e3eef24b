import { customZone, customZoneChanges } from "../../time/custom-zone.ts";
import { DAY_MS } from "../../time/day.ts";
import { instantToWall } from "../../time/wall-clock.ts";
import { toIanaZone } from "../../time/zone-names.ts";
import type { Component } from "./components.ts";
import { textOf } from "./components.ts";
import { readZoneDefinition } from "./read-zone.ts";

const YEAR_MS = 366 * DAY_MS;
const COMPARED_YEARS = 20;
const SAMPLE_MS = 7 * DAY_MS;

/** The zones that TZIDs in a file mean. */
export type ZoneResolver = {
  /** The zone at the wall-clock time that it is used for, IANA or custom; null if nobody knows it. */
  resolve: (tzid: string, wall: number) => string | null;
  /** What is wrong with the file's own definition of a zone that is known all the same; null if nothing is. */
  flawOf: (tzid: string) => string | null;
};

/**
 * Makes a resolver for one file. Its own VTIMEZONE decides what a name means, whatever else has that name: where an IANA zone
 * of the name keeps the same time, or the definition can't be read in full, it is that zone, else a custom one. What the file doesn't define is an IANA or a Windows name,
 * perhaps with a prefix (`/example.org/Europe/Berlin`).
 */
export function createZoneResolver(calendar: Component): ZoneResolver {
  const defined = calendar.children
    .filter(({ name }) => name === "vtimezone")
    .map((component) => [plainName(textOf(component, "tzid")), component] as const);
  const definitions = new Map([
    ...defined.map(([name, component]) => [name.toLowerCase(), component] as const),
    ...defined,
  ]);
  const known = new Map<string, string | null>();

  function lookUp(text: string) {
    const tzid = plainName(text);
    const definition = definitions.get(tzid) ?? definitions.get(tzid.toLowerCase());
    const named =
      zoneByName(tzid) ?? zoneByName(definition === undefined ? "" : textOf(definition, "x-lic-location"));
    return { named, own: definition === undefined ? null : readZoneDefinition(definition) };
  }

  function resolve(tzid: string, wall: number): string | null {
    const { named, own } = lookUp(tzid);
    if (own === null || own.observances.length === 0 || (named !== null && !own.isWhole)) return named;
    const zone = customZone(own.observances);
    return named !== null && keepSameTime(zone, named, wall) ? named : zone;
  }

  return {
    resolve(tzid, wall) {
      const key = `${new Date(wall).getUTCFullYear()} ${tzid}`;
      const found = known.get(key);
      if (found !== undefined) return found;
      const zone = resolve(tzid, wall);
      known.set(key, zone);
      return zone;
    },
    flawOf(tzid) {
      const { named, own } = lookUp(tzid);
      if (own === null || own.isWhole) return null;
      if (named !== null)
        return "the definition of its time zone can't be read: the zone known by its name is used";
      return own.observances.length === 0
        ? null
        : "a part of its time zone's definition can't be read and is left out";
    },
  };
}

/**
 * A zone's name as it is meant: in a VTIMEZONE it is escaped as text is, as a parameter it stands in quotes (RFC 5545, 3.3.11 and 3.2),
 * and programs mix these up.
 */
function plainName(text: string): string {
  const [, quoted] = /^"(.*)"$/.exec(text.trim()) ?? [];
  return (quoted ?? text.trim()).replaceAll(/\\([\\,;])/g, "$1");
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
