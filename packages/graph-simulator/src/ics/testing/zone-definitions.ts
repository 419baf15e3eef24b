import { Temporal } from "temporal-polyfill";
import { component } from "./ics-text.ts";

/** Zones with all that zones do: no changes, changes of half an hour and of two hours, a day that changes at midnight. */
export const ZONES = [
  "UTC",
  "Europe/Berlin",
  "Europe/London",
  "Europe/Dublin",
  "Europe/Athens",
  "Europe/Istanbul",
  "Europe/Moscow",
  "Europe/Chisinau",
  "Atlantic/Azores",
  "Africa/Cairo",
  "Africa/Casablanca",
  "Africa/Lagos",
  "Africa/Johannesburg",
  "Asia/Beirut",
  "Asia/Jerusalem",
  "Asia/Gaza",
  "Asia/Tehran",
  "Asia/Kabul",
  "Asia/Kolkata",
  "Asia/Kathmandu",
  "Asia/Yangon",
  "Asia/Shanghai",
  "Asia/Tokyo",
  "Asia/Pyongyang",
  "Australia/Sydney",
  "Australia/Adelaide",
  "Australia/Lord_Howe",
  "Antarctica/Troll",
  "Pacific/Auckland",
  "Pacific/Chatham",
  "Pacific/Apia",
  "Pacific/Norfolk",
  "Pacific/Kiritimati",
  "Pacific/Marquesas",
  "America/New_York",
  "America/St_Johns",
  "America/Los_Angeles",
  "America/Santiago",
  "America/Havana",
  "America/Sao_Paulo",
];

const made = new Map<string, string>();

/** The same zone as a VTIMEZONE of the file's own, each change by itself, under a name that nobody knows. */
export function zoneDefinitionOf(zone: string): string {
  const known = made.get(zone) ?? definition(zone);
  made.set(zone, known);
  return known;
}

function definition(zone: string): string {
  const offset = (at: Temporal.ZonedDateTime) => at.offset.replaceAll(":", "");
  const basic = (at: Temporal.PlainDateTime) =>
    at.toString({ smallestUnit: "second" }).replaceAll(/[-:]/g, "");
  const changes: string[] = [];
  let at = Temporal.ZonedDateTime.from(`2020-01-01T00:00[${zone}]`);
  const observance = (from: string, to: string, local: Temporal.PlainDateTime) =>
    component("STANDARD", `DTSTART:${basic(local)}`, `TZOFFSETFROM:${from}`, `TZOFFSETTO:${to}`);
  changes.push(observance(offset(at), offset(at), at.toPlainDateTime()));
  for (;;) {
    const next = at.getTimeZoneTransition("next");
    if (next === null || next.year > 2034) break;
    const before = next.subtract({ nanoseconds: 1 });
    changes.push(observance(offset(before), offset(next), before.toPlainDateTime().round("second")));
    at = next;
  }
  return component("VTIMEZONE", `TZID:Own ${zone}`, ...changes);
}
