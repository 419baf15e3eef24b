import type { PartitionContext } from "@azure/event-hubs";
import type { Database } from "@calcache/prisma";

/** ms between two notes of one partition: what watches for silence needs no more. */
const noteEvery = 5_000;

/** A hub that nobody has read for so long is one that was configured before. */
const forgottenAfterDays = 1;

/**
 * Notes that a partition's reader was called, with events or without: a reader that is called no more reads nothing, whatever its
 * connection says.
 * @param now epoch ms
 */
export function noteCalls(db: Database, now: () => number): (partition: PartitionContext) => Promise<void> {
  const notedAt = new Map<string, number>();
  return async ({ fullyQualifiedNamespace, eventHubName, consumerGroup, partitionId }) => {
    const at = now();
    if (at - (notedAt.get(partitionId) ?? Number.NEGATIVE_INFINITY) < noteEvery) return;
    notedAt.set(partitionId, at);
    await db.$executeRaw`
      UPDATE calcache.event_hub_partition SET called_at = ${new Date(at)}
      WHERE namespace = ${fullyQualifiedNamespace} AND hub = ${eventHubName}
        AND consumer_group = ${consumerGroup} AND partition = ${partitionId}`;
  };
}

/** Forgets partitions of hubs that nobody reads any more. */
export const forgetFormerHubs = (db: Database): Promise<number> => db.$executeRaw`
  DELETE FROM calcache.event_hub_partition
  WHERE owned_at < clock_timestamp() - make_interval(days => ${forgottenAfterDays}::int)`;
