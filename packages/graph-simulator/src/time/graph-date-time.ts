import { z } from "zod";
import type { WallMs } from "./day.ts";
import { wallToInstant } from "./wall-clock.ts";
import { toOutlookZone } from "./zone-names.ts";

/** A Graph `dateTimeTimeZone` as clients send it (Microsoft: /graph/api/resources/datetimetimezone). */
export const dateTimeTimeZoneSchema = z.object({ dateTime: z.string(), timeZone: z.string().optional() });
export type DateTimeTimeZone = z.infer<typeof dateTimeTimeZoneSchema>;

const WALL = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?)?$/;
const OFFSET = /(Z|[+-]\d{2}:?\d{2})$/i;

/** `2017-08-29T04:00:00.0000000`: seven decimals and no offset, the form of every event time in Graph. */
export function formatWall(wall: WallMs): string {
  return `${new Date(wall).toISOString().slice(0, -1)}0000`;
}

/** `2017-08-29T04:00:00.0000000Z`: an instant with seven decimals, the form of time stamps such as `createdDateTime`. */
export function formatInstant(instant: number): string {
  return `${formatWall(instant)}Z`;
}

/** An ISO 8601 time as an instant; without an offset it means UTC, as in calendarView's parameters. Null if unreadable. */
export function parseInstant(text: string): number | null {
  const trimmed = text.trim();
  const hasOffset = trimmed.includes("T") && OFFSET.test(trimmed);
  const ms = hasOffset ? Date.parse(trimmed) : (parseWall(trimmed) ?? Number.NaN);
  return Number.isNaN(ms) ? null : ms;
}

/** A time without offset as wall-clock milliseconds; null if unreadable. */
export function parseWall(text: string): WallMs | null {
  if (!WALL.test(text)) return null;
  const ms = Date.parse(text.includes("T") ? `${text}Z` : `${text}T00:00Z`);
  return Number.isNaN(ms) ? null : ms;
}

/** What a `dateTimeTimeZone` stands for: the instant, its wall-clock time as written, and the IANA zone (UTC if not named). */
export type ReadDateTime = { instant: number; wall: WallMs; zone: string };

/** Reads a client's `dateTimeTimeZone`; null if the time or the zone can't be understood. */
export function readDateTime(value: DateTimeTimeZone): ReadDateTime | null {
  const zone = toOutlookZone(value.timeZone ?? "UTC");
  if (zone === null) return null;
  if (OFFSET.test(value.dateTime) && value.dateTime.includes("T")) {
    const instant = parseInstant(value.dateTime);
    const wall = parseWall(value.dateTime.replace(OFFSET, ""));
    return instant === null || wall === null ? null : { instant, wall, zone };
  }
  const wall = parseWall(value.dateTime);
  return wall === null ? null : { instant: wallToInstant(wall, zone), wall, zone };
}
