import type { Connection, Message, Sender } from "rhea";
import rhea from "rhea";
import type { EventLog } from "./event-log.ts";
import { isSharedAccess, type SharedAccessKey } from "./shared-access.ts";

/** A connection's claims and the links by which its requests are answered. */
export type Caller = { claims: string[]; answers: Map<string, Sender> };

type Answer = { status: number; description: string; body?: unknown };

type Hub = { name: string; log: EventLog; key: SharedAccessKey; now: () => number; createdAt: number };

/**
 * Answers a request to `$cbs`, where tokens are put, or `$management`, where the hub and its partitions are described.
 * Source: learn.microsoft.com/azure/event-hubs/event-hubs-amqp-protocol-guide
 */
export function answerRequest(hub: Hub, node: string, request: Message, caller: Caller): void {
  const answer = node === "$cbs" ? putToken(hub, request, caller) : describe(hub, request);
  const { status, description, body = null } = answer;
  caller.answers.get(node)?.send({
    correlation_id: request.message_id as string,
    application_properties: { "status-code": status, "status-description": description },
    body,
  });
}

function putToken({ key, now }: Hub, request: Message, { claims }: Caller): Answer {
  const { name = "", type } = request.application_properties ?? {};
  if (type !== "servicebus.windows.net:sastoken" || !isSharedAccess(String(request.body), name, key, now()))
    return { status: 401, description: "InvalidSignature: The token has an invalid signature." };
  claims.push(name);
  return { status: 202, description: "Accepted" };
}

function describe({ name, log, createdAt }: Hub, request: Message): Answer {
  const { name: asked, type, partition } = request.application_properties ?? {};
  if (String(asked).toLowerCase() !== name.toLowerCase())
    return { status: 404, description: `The messaging entity '${asked}' could not be found.` };
  if (type !== "com.microsoft:partition")
    return {
      status: 200,
      description: "OK",
      body: {
        name,
        type: "com.microsoft:eventhub",
        created_at: rhea.types.wrap_timestamp(createdAt),
        partition_count: log.partitions.length,
        partition_ids: [...log.partitions],
        georeplication_factor: 1,
      },
    };
  if (!log.partitions.includes(String(partition)))
    return { status: 404, description: `The partition '${partition}' could not be found.` };
  const { first, last } = log.ends(String(partition));
  return {
    status: 200,
    description: "OK",
    body: {
      name,
      type,
      partition,
      begin_sequence_number: rhea.types.wrap_long(first),
      last_enqueued_sequence_number: rhea.types.wrap_long(last?.sequence ?? -1),
      last_enqueued_offset: last?.offset ?? "-1",
      last_enqueued_time_utc: rhea.types.wrap_timestamp(last?.enqueuedAt ?? 0),
      is_partition_empty: last === null,
    },
  };
}

/** Whether a token was put that opens this address. */
export const mayOpen = ({ claims }: Caller, address: string): boolean =>
  claims.some((claim) => claim.toLowerCase().endsWith(`/${address.toLowerCase()}`));

/** What is known of a connection; forgotten with it. */
export function callersOf(): (connection: Connection) => Caller {
  const known = new WeakMap<Connection, Caller>();
  return (connection) => {
    const caller = known.get(connection) ?? { claims: [], answers: new Map() };
    known.set(connection, caller);
    return caller;
  };
}
