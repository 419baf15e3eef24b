import type { WallMs } from "../../time/day.ts";
import { wallToInstant } from "../../time/wall-clock.ts";
import type { Property } from "./content-lines.ts";
import { readWall } from "./read-wall.ts";
import type { ZoneResolver } from "./zone-resolver.ts";

/** A time in a file: a date, or a wall-clock time with its zone, which a floating one doesn't say, and the instant that it makes. */
export type IcsTime =
  | { kind: "date"; wall: WallMs }
  | { kind: "time"; wall: WallMs; zone: string; isFloating: boolean; instant: number };

/** What reading times of one file needs: its zones, and the zone in which times without any are meant. */
export type TimeContext = { zones: ZoneResolver; floatingZone: string };

/** Reads a date or time as its property writes it; null if it is none or its zone is unknown. */
export function readTime(text: string, { parameters }: Property, context: TimeContext): IcsTime | null {
  const read = readWall(text);
  if (read === null) return null;
  const { wall, isDate, isUtc } = read;
  if (isDate) return { kind: "date", wall };
  const tzid = parameters.tzid;
  const isFloating = !isUtc && tzid === undefined;
  const zone = isUtc ? "UTC" : isFloating ? context.floatingZone : context.zones.resolve(tzid ?? "", wall);
  return zone === null ? null : { kind: "time", wall, zone, isFloating, instant: wallToInstant(wall, zone) };
}
