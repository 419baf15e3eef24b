import { type BookedTime, type Buffers, busyReach, type MinuteRange } from "@calcache/availability";
import type { Database } from "@calcache/prisma";
import { instant, longestBuffers, toMinutes } from "./times.ts";

/**
 * The slots near a range that somebody else holds, by the user id of the host whose time each takes. A hold that is
 * over takes none, whether its row is there still or not.
 * @param now epoch ms
 * @param ownUid the asker's own hold, which is left out
 */
export async function findHeldTimes(
  db: Pick<Database, "selectedSlots" | "eventType">,
  hosts: readonly { userId: number }[],
  range: MinuteRange,
  buffers: Buffers,
  now: number,
  ownUid: string | null,
): Promise<Map<number, BookedTime[]>> {
  if (hosts.length === 0) return new Map();
  const reach = busyReach(buffers, longestBuffers);
  const rows = await db.selectedSlots.findMany({
    where: {
      userId: { in: hosts.map(({ userId }) => userId) },
      releaseAt: { gt: new Date(now) },
      slotUtcStartDate: { lt: instant(range.end + reach) },
      slotUtcEndDate: { gt: instant(range.start - reach) },
      ...(ownUid !== null && { uid: { not: ownUid } }),
    },
    select: { userId: true, eventTypeId: true, slotUtcStartDate: true, slotUtcEndDate: true },
  });
  if (rows.length === 0) return new Map();
  const buffersOf = await findBuffers(db, [...new Set(rows.map(({ eventTypeId }) => eventTypeId))]);
  const held = rows.map((row) => ({
    userId: row.userId,
    ...toMinutes(row.slotUtcStartDate, row.slotUtcEndDate),
    beforeEventBuffer: buffersOf.get(row.eventTypeId)?.beforeEventBuffer ?? 0,
    afterEventBuffer: buffersOf.get(row.eventTypeId)?.afterEventBuffer ?? 0,
  }));
  return Map.groupBy(held, ({ userId }) => userId);
}

async function findBuffers(
  db: Pick<Database, "eventType">,
  ids: readonly number[],
): Promise<Map<number, Buffers>> {
  const rows = await db.eventType.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, beforeEventBuffer: true, afterEventBuffer: true },
  });
  return new Map(rows.map(({ id, ...buffers }) => [id, buffers]));
}
