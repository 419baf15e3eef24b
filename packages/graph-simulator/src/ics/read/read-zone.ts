import { parseRule } from "../../recurrence/rules/parse-rule.ts";
import type { Observance } from "../../time/custom-zone.ts";
import type { Component } from "./components.ts";
import { propertiesNamed, textOf } from "./components.ts";
import { readWall } from "./read-wall.ts";

/** Colons are a mistake that some programs make. */
const OFFSET = /^([+-])([01]\d|2[0-3]):?([0-5]\d)(?::?([0-5]\d))?$/;

/** What of a VTIMEZONE can be read, and whether that is all of it. */
export type ZoneDefinition = { observances: Observance[]; isWhole: boolean };

/** Reads the observances of a VTIMEZONE (RFC 5545, 3.6.5): without one of them, or a rule of one, some season has the wrong offset. */
export function readZoneDefinition({ children }: Component): ZoneDefinition {
  const read = children.filter(({ name }) => name === "standard" || name === "daylight").map(readObservance);
  const observances = read.flatMap(({ observance }) => observance ?? []);
  return { observances, isWhole: read.length > 0 && read.every(({ isWhole }) => isWhole) };
}

function readObservance(component: Component): { observance: Observance | null; isWhole: boolean } {
  const start = readWall(textOf(component, "dtstart"));
  const offsetFrom = readOffset(textOf(component, "tzoffsetfrom"));
  const offsetTo = readOffset(textOf(component, "tzoffsetto"));
  if (start === null || offsetTo === null) return { observance: null, isWhole: false };
  const rules = propertiesNamed(component, "rrule")
    .map(({ value }) => value)
    .filter((text) => text.trim() !== "");
  const dates = propertiesNamed(component, "rdate")
    .flatMap(({ value }) => value.split(","))
    .map(readWall);
  return {
    observance: {
      start: start.wall,
      offsetFrom: offsetFrom ?? offsetTo,
      offsetTo,
      rules,
      dates: dates.flatMap((date) => (date === null ? [] : [date.wall])),
    },
    isWhole: offsetFrom !== null && rules.every((text) => parseRule(text).ok) && !dates.includes(null),
  };
}

function readOffset(text: string): number | null {
  const [, sign, hours, minutes, seconds = "0"] = OFFSET.exec(text) ?? [];
  if (sign === undefined) return null;
  const ms = ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000;
  return sign === "-" ? -ms : ms;
}
