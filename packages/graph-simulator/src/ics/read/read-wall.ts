import type { WallMs } from "../../time/day.ts";

const TIME = /^(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2})?(Z?))?$/i;

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
