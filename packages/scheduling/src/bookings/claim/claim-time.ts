import type { Buffers, MinuteRange } from "@calcache/availability";
import type { Prisma } from "@calcache/prisma";
import { findHostTimes } from "../../host-time/host-times.ts";
import type { ExcludedTimes } from "../../host-time/times/excluded-times.ts";

/** Somebody else was faster. Thrown inside a transaction so that nothing of it remains. */
export class SlotTaken extends Error {
  override name = "SlotTaken";
}

/**
 * Whoever claims one of these hosts' time here meanwhile waits until this transaction ends, always in one order, so that
 * claims never wait for each other in a circle. Others' rows are left alone, and others' statements never wait; what they
 * have begun to book is waited for, for a second at most.
 */
export async function lockHosts(tx: Prisma.TransactionClient, userIds: readonly number[]): Promise<void> {
  await tx.$queryRaw`SELECT calcache.lock_time_of(${[...userIds]}::int[])::text`;
}

/**
 * Makes sure that the time of hosts who are locked is still free, buffers included.
 * @throws SlotTaken
 */
export async function claimTime(
  tx: Prisma.TransactionClient,
  hosts: readonly { userId: number }[],
  slot: MinuteRange,
  buffers: Buffers,
  now: number,
  own: ExcludedTimes,
): Promise<void> {
  const { takenOf } = await findHostTimes(tx, { hosts, range: slot, buffers, now, own });
  const closed = { start: slot.start - buffers.beforeEventBuffer, end: slot.end + buffers.afterEventBuffer };
  const clashes = hosts
    .flatMap(({ userId }) => takenOf(userId))
    .some(
      ({ start, end, beforeEventBuffer, afterEventBuffer }) =>
        start - beforeEventBuffer < closed.end && closed.start < end + afterEventBuffer,
    );
  if (clashes) throw new SlotTaken();
}
