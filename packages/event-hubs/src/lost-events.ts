import type { PartitionContext, ReceivedEventData } from "@azure/event-hubs";
import type { Database } from "@calcache/prisma";

/**
 * Whether events between the last that was taken in and the first of these are gone: sequence numbers have no gaps within a partition,
 * and what is older than the hub's retention is no longer given out.
 * @param last sequence number; null where nothing of the partition was ever read
 */
export const hasGap = (last: number | null, [first]: readonly ReceivedEventData[]): boolean =>
  last !== null && first !== undefined && first.sequenceNumber > last + 1;

/** The sequence number up to which a partition has been read; null where it never was. */
export async function checkpointOf(db: Database, partition: PartitionContext): Promise<number | null> {
  const read = await db.eventHubPartition.findFirst({
    where: rowOf(partition),
    select: { sequenceNumber: true },
  });
  return read?.sequenceNumber == null ? null : Number(read.sequenceNumber);
}

/** Has a partition read from its oldest event on. */
export async function forgetCheckpoint(db: Database, partition: PartitionContext): Promise<void> {
  await db.eventHubPartition.updateMany({
    where: rowOf(partition),
    data: { offset: null, sequenceNumber: null },
  });
}

const rowOf = ({ fullyQualifiedNamespace, eventHubName, consumerGroup, partitionId }: PartitionContext) => ({
  namespace: fullyQualifiedNamespace,
  hub: eventHubName,
  consumerGroup,
  partition: partitionId,
});
