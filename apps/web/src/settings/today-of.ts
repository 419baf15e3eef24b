import { processRuntime } from "@calcache/runtime";
import { civilDate, type Zone } from "@calcache/time-zones";
import { isTimeZone, zoneOf } from "@calcache/time-zones/data";

/** A user's own zone; UTC where it isn't one. */
export async function zoneOfUser(userId: number): Promise<Zone> {
  const { db } = processRuntime().engine;
  const { timeZone } = await db.user.findUniqueOrThrow({ where: { id: userId }, select: { timeZone: true } });
  return zoneOf(isTimeZone(timeZone) ? timeZone : "UTC");
}

/** The date (`YYYY-MM-DD`) on which a user is, in their own zone. */
export const todayOf = async (userId: number): Promise<string> =>
  civilDate(await zoneOfUser(userId), processRuntime().engine.now());
