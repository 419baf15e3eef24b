import { setTimeout as delay } from "node:timers/promises";
import type {
  EventHubConsumerClient,
  PartitionContext,
  ReceivedEventData,
  SubscriptionEventHandlers,
} from "@azure/event-hubs";
import type { Database } from "@calcache/prisma";
import { forgetFormerHubs, noteCalls } from "./called-partitions.ts";
import { createCheckpointStore } from "./checkpoint-store.ts";
import { consumerGroup, type EventHub } from "./event-hub.ts";
import { checkpointOf, forgetCheckpoint, hasGap } from "./lost-events.ts";
import { untilItSucceeds } from "./take-in-order.ts";

type Log = {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
};

export type ConsumerOptions = {
  hub: EventHub;
  db: Database;
  log: Log;
  /** epoch ms */
  now: () => number;
  /** Takes one event's body in durably. While it rejects, the event's partition waits and tries again. */
  take: (body: string) => Promise<unknown>;
  /** Hears, durably, that events of a partition were lost before they were read. While it rejects, the partition waits. */
  missed: () => Promise<unknown>;
};

/**
 * Chosen by measurement (docs/scale.md). By default, a cut connection is noticed after a minute, as a reader waits that long for events;
 * a process takes one partition each ten seconds; what a killed process read lies for a minute.
 */
const reading = { maxBatchSize: 100, maxWaitTimeInSeconds: 2, skipParsingBodyAsJson: true };
const loadBalancing = {
  strategy: "greedy" as const,
  updateIntervalInMs: 2_000,
  partitionOwnershipExpirationIntervalInMs: 8_000,
};
/** ms. Microsoft's client waits for ever for a hub that has gone. What this process read others take over meanwhile. */
const closesWithin = 5_000;
const retries = { maxRetries: 2, retryDelayInMs: 500, maxRetryDelayInMs: 2_000, timeoutInMs: 10_000 };

/**
 * Reads a hub's partitions, shared among all processes that do so, until it is closed. An event is behind the checkpoint only once it
 * was taken in: a process that dies leaves nothing unread. Events may come twice. Partitions that nobody has read are read from their
 * oldest event on; so are those of a hub that was deleted and made anew, whose checkpoints are of no use.
 */
export async function consumeEventHub({
  hub,
  db,
  log,
  now,
  take,
  missed,
}: ConsumerOptions): Promise<{ close(): Promise<void> }> {
  const client = await openClient(hub, db);
  const note = noteCalls(db, now);
  const closing = new AbortController();
  const stops = new Map<string, AbortController>();
  /** The last event of each partition that this process has taken in, by its sequence number. */
  const lastTaken = new Map<string, number>();

  const unreadable = (error: unknown) =>
    log.warn({ err: withoutSecrets(error as Error) }, "[Event Hub] can't be read just now");

  async function process(events: readonly ReceivedEventData[], partition: PartitionContext): Promise<void> {
    const { signal } = stops.get(partition.partitionId) ?? closing;
    const onFailure = (error: unknown) =>
      log.warn(
        { err: error, partition: partition.partitionId },
        "[Event Hub] events couldn't be stored and wait",
      );
    const last = events.at(-1);
    if (last !== undefined) {
      const takeAll = async () => {
        const before = lastTaken.get(partition.partitionId) ?? (await checkpointOf(db, partition));
        if (hasGap(before, events)) {
          log.warn(
            { partition: partition.partitionId },
            "[Event Hub] events were lost: they had expired unread",
          );
          await missed();
        }
        await Promise.all(events.map(({ body }) => take(textOf(body))));
        lastTaken.set(partition.partitionId, last.sequenceNumber);
      };
      if (!(await untilItSucceeds(takeAll, { signal, onFailure }))) return;
      // Where it isn't noted, the events come again.
      await partition.updateCheckpoint(last).catch(onFailure);
    }
    await note(partition).catch(onFailure);
  }

  await forgetFormerHubs(db).catch(() => {});
  const handlers: SubscriptionEventHandlers = {
    async processInitialize({ partitionId }) {
      stops.get(partitionId)?.abort();
      stops.set(partitionId, new AbortController());
      lastTaken.delete(partitionId);
      log.info({ partition: partitionId }, "[Event Hub] reads a partition");
    },
    async processClose(_, { partitionId }) {
      stops.get(partitionId)?.abort();
    },
    processEvents: process,
    async processError(error, partition) {
      if (isTakenOver(error)) return;
      unreadable(error);
      if (!isOfFormerHub(error)) return;
      // Told first: what fails here is tried again when the partition is.
      await missed()
        .then(() => forgetCheckpoint(db, partition))
        .catch(unreadable);
    },
  };
  // Microsoft's client asks for the partitions again and again for a minute and a half before it says why it can't.
  const opened = untilItSucceeds(() => client.getPartitionIds(), {
    signal: closing.signal,
    onFailure: unreadable,
  }).then((isOpen) =>
    isOpen ? client.subscribe(handlers, { ...reading, startPosition: { offset: "-1" } }) : null,
  );
  return {
    async close() {
      closing.abort();
      for (const stop of stops.values()) stop.abort();
      const closed = opened.then((reading) => reading?.close()).then(() => client.close());
      await Promise.race([closed.catch(() => {}), delay(closesWithin, undefined, { ref: false })]);
    },
  };
}

/** Microsoft's client and its AMQP are loaded where a hub is configured, and nowhere else. */
async function openClient(hub: EventHub, db: Database): Promise<EventHubConsumerClient> {
  const { EventHubConsumerClient } = await import("@azure/event-hubs");
  const store = createCheckpointStore(db);
  const options = { loadBalancingOptions: loadBalancing, retryOptions: retries };
  return "connectionString" in hub
    ? new EventHubConsumerClient(consumerGroup, hub.connectionString, hub.name, store, options)
    : new EventHubConsumerClient(consumerGroup, hub.namespace, hub.name, hub.credential, store, options);
}

const textOf = (body: unknown): string =>
  body instanceof Uint8Array ? Buffer.from(body).toString("utf8") : JSON.stringify(body ?? null);

/** Another process reads the partition now, as it should where they share them. */
const isTakenOver = (error: Error & { code?: string }) => error.code === "ReceiverDisconnectedError";

/**
 * The hub was deleted and made anew, or another one has taken its name over: its events have none of the offsets that were read before.
 * Microsoft's client would try the same again for ever. (Azure/azure-sdk-for-java#28990)
 */
const isOfFormerHub = ({ code, message }: Error & { code?: string }) =>
  code === "ArgumentError" && /supplied (offset|sequence number)/i.test(message);

/** What Microsoft's client says may hold the connection string. */
const withoutSecrets = ({ name, message, code }: Error & { code?: string }) => ({
  type: name,
  code,
  message: message.replace(/SharedAccess(Key|Signature)=[^;"]*/g, "SharedAccess$1=…"),
});
