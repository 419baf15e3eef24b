import type { WallMs } from "../../time/day.ts";
import { wallToInstant } from "../../time/wall-clock.ts";
import type { Property } from "./content-lines.ts";
import type { ZoneResolver } from "./zone-resolver.ts";

/** A time in a file: a date, or a wall-clock time with its zone and the instant that it makes. */
export type IcsTime =
  | { kind: "date"; wall: WallMs }
  | { kind: "time"; wall: WallMs; zone: string; instant: number };

/** What reading times of one file needs: its zones, and the zone in which times without any are meant. */
export type TimeContext = { resolve: ZoneResolver; floatingZone: string };

const TIME = /^(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2})?(Z?))?$/i;

/** Reads a date or time as its property writes it; null if it is none or its zone is unknown. */
export function readTime(text: string, { parameters }: Property, context: TimeContext): IcsTime | null {
  const read = readWall(text);
  if (read === null) return null;
  const { wall, isDate, isUtc } = read;
  if (isDate) return { kind: "date", wall };
  const tzid = parameters.tzid;
  const zone = isUtc ? "UTC" : tzid === undefined ? context.floatingZone : context.resolve(tzid, wall);
  return zone === null ? null : { kind: "time", wall, zone, instant: wallToInstant(wall, zone) };
}

/** Reads a date or time by its shape alone, whatever VALUE says; null if there is no such day or time. */
export function readWall(text: string): { wall: WallMs; isDate: boolean; isUtc: boolean } | null {
  const match = TIME.exec(text.trim());
  if (match === null) return null;
  const [, year, month, day, hour, minute = "00", second = "00", zulu = ""] = match;
  const date = `${year}-${month}-${day}`;
  // A leap second is the 59th where there are none (RFC 5545, 3.3.5).
  const wall = Date.parse(`${date}T${hour ?? "00"}:${minute}:${second === "60" ? "59" : second}Z`);
  if (Number.isNaN(wall) || new Date(Date.parse(`${date}T00:00Z`)).toISOString().slice(0, 10) !== date)
    return null;
  return { wall, isDate: hour === undefined, isUtc: zulu !== "" };
}
