import { processRuntime } from "@calcache/runtime";
import { wallTime } from "@calcache/time-zones";
import { isTimeZone, zoneOf } from "@calcache/time-zones/data";

/** The date (`YYYY-MM-DD`) on which a user is, in their own zone. */
export async function todayOf(userId: number): Promise<string> {
  const { db, now } = processRuntime().engine;
  const { timeZone } = await db.user.findUniqueOrThrow({ where: { id: userId }, select: { timeZone: true } });
  const zone = zoneOf(isTimeZone(timeZone) ? timeZone : "UTC");
  return new Date(wallTime(zone, now())).toISOString().slice(0, "YYYY-MM-DD".length);
}
