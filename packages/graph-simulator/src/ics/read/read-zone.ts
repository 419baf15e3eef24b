import type { Observance } from "../../time/custom-zone.ts";
import type { Component } from "./components.ts";
import { propertiesNamed, textOf } from "./components.ts";
import { readWall } from "./read-wall.ts";

const OFFSET = /^([+-])(\d{2})(\d{2})(\d{2})?$/;

/** The observances of a VTIMEZONE (RFC 5545, 3.6.5) that can be read; none if it says nothing usable. */
export function readObservances({ children }: Component): Observance[] {
  return children
    .filter(({ name }) => name === "standard" || name === "daylight")
    .map(readObservance)
    .filter((observance) => observance !== null);
}

function readObservance(component: Component): Observance | null {
  const start = readWall(textOf(component, "dtstart"));
  const offsetFrom = readOffset(textOf(component, "tzoffsetfrom"));
  const offsetTo = readOffset(textOf(component, "tzoffsetto"));
  if (start === null || offsetTo === null) return null;
  return {
    start: start.wall,
    offsetFrom: offsetFrom ?? offsetTo,
    offsetTo,
    rules: propertiesNamed(component, "rrule").map(({ value }) => value),
    dates: propertiesNamed(component, "rdate")
      .flatMap(({ value }) => value.split(","))
      .map(readWall)
      .flatMap((date) => (date === null ? [] : [date.wall])),
  };
}

function readOffset(text: string): number | null {
  const [, sign, hours, minutes, seconds = "0"] = OFFSET.exec(text) ?? [];
  if (sign === undefined) return null;
  const ms = ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000;
  return sign === "-" ? -ms : ms;
}
