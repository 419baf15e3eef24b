import type { Sender } from "rhea";
import rhea from "rhea";
import type { EventLog } from "./event-log.ts";
import { startPosition } from "./start-position.ts";

/** A link by which a client reads one partition. */
type Reader = { link: Sender; partition: string; group: string; epoch: number | null; next: number };

const partitionForm = /^(.+)\/ConsumerGroups\/([^/]+)\/Partitions\/([^/]+)$/i;
const filterName = "apache.org:selector-filter:string";
const epochName = "com.microsoft:epoch";

/**
 * The clients that read a hub's partitions. Of those of one consumer group with an epoch, a partition has one: who comes with the same
 * epoch or a higher one takes it over.
 * Source: learn.microsoft.com/azure/event-hubs/event-hubs-event-processor-host ("epoch")
 */
export function createReaders(hub: string, log: EventLog) {
  const readers = new Set<Reader>();

  function send(reader: Reader): void {
    const { link, partition } = reader;
    for (const event of log.from(partition, reader.next)) {
      if (!link.sendable()) return;
      link.send({
        body: rhea.message.data_section(event.body),
        message_annotations: {
          "x-opt-sequence-number": rhea.types.wrap_long(event.sequence),
          "x-opt-offset": event.offset,
          "x-opt-enqueued-time": rhea.types.wrap_timestamp(event.enqueuedAt),
        },
      });
      reader.next = event.sequence + 1;
    }
  }

  log.onAppend((partition) => {
    for (const reader of readers) if (reader.partition === partition) send(reader);
  });

  return {
    /** Whether this link is one of a reader; then it is served or refused. */
    attach(link: Sender): boolean {
      const [, name = "", group = "", partition = ""] = partitionForm.exec(link.source?.address ?? "") ?? [];
      if (group === "") return false;
      if (name.toLowerCase() !== hub.toLowerCase() || !log.partitions.includes(partition)) {
        refuse(link, "amqp:not-found", `The messaging entity '${link.source.address}' could not be found.`);
        return true;
      }
      const next = startPosition(log, partition, filterOf(link));
      if (typeof next !== "number") {
        refuse(link, next.condition, next.description);
        return true;
      }
      const epoch = epochOf(link);
      const rivals = [...readers].filter((other) => other.partition === partition && other.group === group);
      const holder = rivals.find((other) => other.epoch !== null);
      if (holder?.epoch != null && (epoch === null || epoch < holder.epoch)) {
        refuse(link, "amqp:link:stolen", `At least one receiver has a higher epoch of '${holder.epoch}'.`);
        return true;
      }
      for (const rival of epoch === null ? [] : rivals) {
        readers.delete(rival);
        refuse(rival.link, "amqp:link:stolen", `New receiver with a higher epoch of '${epoch}' is created.`);
      }
      const reader = { link, partition, group, epoch, next };
      readers.add(reader);
      link.on("sendable", () => readers.has(reader) && send(reader));
      const gone = () => readers.delete(reader);
      link.on("sender_close", gone);
      link.connection.on("disconnected", gone);
      return true;
    },
    count: () => readers.size,
  };
}

/** Ends a link, as Event Hubs does, with the reason that the client is told. */
export function refuse(link: { close: (error: object) => void }, condition: string, description: string) {
  link.close({ condition, description });
}

function filterOf(link: Sender): string {
  const filter: unknown = link.source.filter?.[filterName];
  const value = typeof filter === "object" && filter !== null && "value" in filter ? filter.value : filter;
  return typeof value === "string" ? value : "amqp.annotation.x-opt-offset > '@latest'";
}

function epochOf(link: Sender): number | null {
  const epoch: unknown = link.properties?.[epochName];
  return epoch === undefined || epoch === null ? null : Number(epoch);
}
