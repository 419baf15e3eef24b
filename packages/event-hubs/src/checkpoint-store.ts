import type { CheckpointStore, PartitionOwnership } from "@azure/event-hubs";
import type { Database } from "@calcache/prisma";

type Partition = { partitionId: string };
type Owned = Partition & { ownerId: string; version: number; ageMs: number };
type Read = Partition & { offset: string; sequenceNumber: bigint };

/**
 * Which process reads which partition, and how far, in Postgres. Ages are told by the database's clock and handed over by this
 * machine's, by which Microsoft's client judges them: a machine whose clock is off neither takes what others read nor leaves what
 * nobody reads.
 * @param wallClock epoch ms, of this machine
 */
export function createCheckpointStore(db: Database, wallClock: () => number = Date.now): CheckpointStore {
  async function claim(wanted: PartitionOwnership): Promise<PartitionOwnership[]> {
    const { fullyQualifiedNamespace, eventHubName, consumerGroup, partitionId, ownerId, etag } = wanted;
    const seen = etag === undefined ? -1 : Number(etag);
    const [won] = await db.$queryRaw<{ version: number }[]>`
      INSERT INTO calcache.event_hub_partition AS held (namespace, hub, consumer_group, partition, owner, owned_at)
      VALUES (${fullyQualifiedNamespace}, ${eventHubName}, ${consumerGroup}, ${partitionId}, ${ownerId}, clock_timestamp())
      ON CONFLICT (namespace, hub, consumer_group, partition) DO UPDATE
        SET owner = EXCLUDED.owner, owned_at = EXCLUDED.owned_at, version = held.version + 1
        WHERE held.version = ${seen}
      RETURNING version`;
    return won ? [{ ...wanted, etag: String(won.version), lastModifiedTimeInMs: wallClock() }] : [];
  }

  return {
    async listOwnership(fullyQualifiedNamespace, eventHubName, consumerGroup) {
      const rows = await db.$queryRaw<Owned[]>`
        SELECT partition AS "partitionId", owner AS "ownerId", version,
               (extract(epoch FROM clock_timestamp() - owned_at) * 1000)::float8 AS "ageMs"
        FROM calcache.event_hub_partition
        WHERE namespace = ${fullyQualifiedNamespace} AND hub = ${eventHubName} AND consumer_group = ${consumerGroup}`;
      const now = wallClock();
      return rows.map(({ partitionId, ownerId, version, ageMs }) => ({
        fullyQualifiedNamespace,
        eventHubName,
        consumerGroup,
        partitionId,
        ownerId,
        etag: String(version),
        lastModifiedTimeInMs: now - ageMs,
      }));
    },

    async claimOwnership(partitions) {
      const won: PartitionOwnership[] = [];
      for (const partition of partitions) won.push(...(await claim(partition)));
      return won;
    },

    async updateCheckpoint({ fullyQualifiedNamespace, eventHubName, consumerGroup, partitionId, ...read }) {
      await db.$executeRaw`
        UPDATE calcache.event_hub_partition
        SET "offset" = ${read.offset}, sequence_number = ${BigInt(read.sequenceNumber)}
        WHERE namespace = ${fullyQualifiedNamespace} AND hub = ${eventHubName}
          AND consumer_group = ${consumerGroup} AND partition = ${partitionId}`;
    },

    async listCheckpoints(fullyQualifiedNamespace, eventHubName, consumerGroup) {
      const rows = await db.$queryRaw<Read[]>`
        SELECT partition AS "partitionId", "offset", sequence_number AS "sequenceNumber"
        FROM calcache.event_hub_partition
        WHERE namespace = ${fullyQualifiedNamespace} AND hub = ${eventHubName} AND consumer_group = ${consumerGroup}
          AND "offset" IS NOT NULL`;
      return rows.map(({ partitionId, offset, sequenceNumber }) => ({
        fullyQualifiedNamespace,
        eventHubName,
        consumerGroup,
        partitionId,
        offset,
        sequenceNumber: Number(sequenceNumber),
      }));
    },
  };
}
