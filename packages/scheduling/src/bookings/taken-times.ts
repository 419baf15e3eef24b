import type { BookedTime, Buffers, MinuteRange } from "@calcache/availability";
import type { Database } from "@calcache/prisma";
import { findBookedTimes } from "./booked-times.ts";
import { findHeldTimes } from "./held-times.ts";
import type { OwnTimes } from "./own-times.ts";

/**
 * What is taken here of these hosts' time near a range, by bookings and by others' holds, by user id. What is the
 * asker's own is left out.
 * @param now epoch ms
 */
export async function findTakenTimes(
  db: Pick<Database, "booking" | "selectedSlots" | "eventType">,
  hosts: readonly { userId: number; email: string }[],
  range: MinuteRange,
  buffers: Buffers,
  now: number,
  own: OwnTimes,
): Promise<Map<number, BookedTime[]>> {
  const booked = await findBookedTimes(db, hosts, range, buffers, own.booking?.uid ?? null);
  const held = await findHeldTimes(db, hosts, range, buffers, now, own.reservationUid);
  const taken = hosts.map(({ userId }): [number, BookedTime[]] => [
    userId,
    [...(booked.get(userId) ?? []), ...(held.get(userId) ?? [])],
  ]);
  return new Map(taken);
}
