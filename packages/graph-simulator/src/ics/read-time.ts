import ICAL from "ical.js";
import { wallToInstant } from "../time/wall-clock.ts";
import type { ZoneResolver } from "./zone-resolver.ts";

/** A time in a file: a date, or a wall-clock time with its zone and the instant that it makes. */
export type IcsTime =
  | { kind: "date"; wall: number }
  | { kind: "time"; wall: number; zone: string; instant: number };

/** What reading times of one file needs: its zones, and the zone in which times without any are meant. */
export type TimeContext = { resolve: ZoneResolver; floatingZone: string };

/** All times of a property (periods count by their start); null if its zone is unknown or a value is no time. */
export function readTimes(property: ICAL.Property, context: TimeContext): IcsTime[] | null {
  const tzid = property.getFirstParameter("tzid");
  const times = property.getValues().map((value: unknown) => readTime(value, tzid, context));
  return times.includes(null) ? null : times.filter((time) => time !== null);
}

function readTime(value: unknown, tzid: string | undefined, context: TimeContext): IcsTime | null {
  const time = value instanceof ICAL.Period ? value.start : value;
  if (!(time instanceof ICAL.Time)) return null;
  const wall = Date.UTC(time.year, time.month - 1, time.day, time.hour, time.minute, time.second);
  if (Number.isNaN(wall)) return null;
  if (time.isDate) return { kind: "date", wall };
  const zone = zoneOf(time, tzid, wall, context);
  return zone === null ? null : { kind: "time", wall, zone, instant: wallToInstant(wall, zone) };
}

function zoneOf(
  time: ICAL.Time,
  tzid: string | undefined,
  wall: number,
  context: TimeContext,
): string | null {
  if (time.zone === ICAL.Timezone.utcTimezone) return "UTC";
  return tzid === undefined ? context.floatingZone : context.resolve(tzid, wall);
}
