import { zoneNames, zoneOf } from "@calcache/time-zones/data";
import { Temporal } from "temporal-polyfill";
import { expect, test } from "vitest";
import { toGraphDateTime } from "./event-draft.ts";
import { type GraphDateTime, instantOf, startOfDay } from "./graph-date-time.ts";
import { toWindowsTimeZone } from "./time-zones.ts";
import { windowsZoneNamed, windowsZones } from "./windows-zones.ts";

const minute = 60_000;
const [first, last] = [Date.UTC(2026), Date.UTC(2030)];

/** Instants around every transition of these zones, and one in each season. */
function instantsOf(...zones: string[]): number[] {
  const transitions = zones.flatMap((zone) => zoneOf(zone).transitions.map((at) => at * minute));
  const near = transitions
    .filter((at) => at > first && at < last)
    .flatMap((at) => [-61, -60, -30, -1, 0, 1, 30, 59, 60, 61].map((distance) => at + distance * minute));
  return [...new Set([...near, Date.UTC(2026, 11, 7, 14, 30), Date.UTC(2027, 6, 7, 14, 30)])];
}

/** As Outlook reads a time: by the rules of the Windows zone's reference. They are Node's here, not ours. */
function readByWindows({ dateTime, timeZone }: GraphDateTime): number {
  const zone = timeZone === "UTC" ? "UTC" : (windowsZoneNamed(timeZone)?.reference ?? "");
  return Temporal.PlainDateTime.from(dateTime).toZonedDateTime(zone).epochMilliseconds;
}

/** Node's rules of these references are older than ours. */
const renewed = new Set(["America/Havana"]);

test("instants around all transitions to 2029, in all zones, mean the same to Outlook and when they come back", () => {
  const wrong: string[] = [];
  for (const zone of zoneNames()) {
    const reference = toWindowsTimeZone(zone)?.reference;
    for (const instant of instantsOf(zone, ...(reference ? [reference] : []))) {
      const written = toGraphDateTime(instant, zone);
      const isRight =
        instantOf(written) === instant &&
        (renewed.has(reference ?? "") || readByWindows(written) === instant);
      if (!isRight) wrong.push(`${zone} ${new Date(instant).toISOString()} as ${JSON.stringify(written)}`);
    }
  }
  expect(wrong).toEqual([]);
});

test("dates around all transitions to 2029, in all Windows zones, begin when they do for Windows", () => {
  const wrong: string[] = [];
  for (const { name, reference } of windowsZones.filter(({ reference }) => !renewed.has(reference))) {
    const days = instantsOf(reference).map((instant) => new Date(instant).toISOString().slice(0, 10));
    for (const date of new Set(days)) {
      const midnight = { dateTime: `${date}T00:00:00.0000000`, timeZone: name };
      const expected = Temporal.PlainDate.from(date).toZonedDateTime(reference).epochMilliseconds;
      if (startOfDay(midnight, reference) !== expected) wrong.push(`${name} ${date}`);
    }
  }
  expect(wrong).toEqual([]);
});

test("times go to Outlook in UTC where the zone has left the rules of its Windows zone", () => {
  const december = Date.UTC(2026, 11, 7, 14, 30);
  const zones = [
    "America/Vancouver",
    "America/Edmonton",
    "America/Winnipeg",

    "America/Inuvik",
    "America/Scoresbysund",
    "Antarctica/Casey",
  ];
  for (const zone of zones) {
    expect(toGraphDateTime(december, zone)).toEqual({ dateTime: "2026-12-07T14:30:00", timeZone: "UTC" });
  }
});

test("times without an offset are read by the newest rules of their zone", () => {
  const read = (timeZone: string) => instantOf({ dateTime: "2026-11-28T09:00:00.0000000", timeZone });
  expect([read("America/Winnipeg"), read("America/Havana"), read("Cuba Standard Time")]).toEqual([
    Date.UTC(2026, 10, 28, 14),
    Date.UTC(2026, 10, 28, 13),
    Date.UTC(2026, 10, 28, 13),
  ]);
});
