import type { Server, Socket } from "node:net";
import type { EventContext } from "rhea";
import rhea from "rhea";
import { createEventLog, type EventLog } from "./event-log.ts";
import { createReaders, refuse } from "./readers.ts";
import { answerRequest, callersOf, mayOpen } from "./request-nodes.ts";

export type EventHubOptions = {
  host: string;
  /** 0 takes a free one */
  port: number;
  name: string;
  partitions: number;
  /** epoch ms */
  now: () => number;
  /** the shared access key; unguessable where others can reach the port */
  key: string;
};

/** A running look-alike of one event hub, over plain AMQP 1.0. */
export type EventHub = {
  name: string;
  /** As the portal has it, with what makes Microsoft's clients do without TLS. */
  connectionString: string;
  /** What a subscription's `notificationUrl` has to be for its notifications to come here. */
  notificationUrl: string;
  log: EventLog;
  /** How many links read its partitions. */
  readers: () => number;
  /** Cuts every connection, as a network does. */
  cut: () => void;
  /** Whether new connections are refused, as during an outage. */
  setAway: (away: boolean) => void;
  close: () => Promise<void>;
};

const keyName = "listen";

/** Starts a hub. Rejects if the port is taken. Speaks what Microsoft's own clients need: `$cbs`, `$management`, partitions read and written. */
export async function startEventHub(options: EventHubOptions): Promise<EventHub> {
  const { name, now } = options;
  const log = createEventLog(options.partitions, now);
  const readers = createReaders(name, log);
  const callerOf = callersOf();
  const hub = { name, log, key: { name: keyName, key: options.key }, now, createdAt: now() };
  const container = rhea.create_container();

  container.on("sender_open", ({ sender, connection }: EventContext) => {
    if (sender === undefined) return;
    const address = sender.source?.address ?? "";
    sender.set_source({ address });
    const caller = callerOf(connection);
    if (address === "$cbs" || address === "$management") caller.answers.set(address, sender);
    else if (!mayOpen(caller, address))
      refuse(sender, "amqp:unauthorized-access", `Unauthorized access. 'Listen' claim(s) are required.`);
    else if (!readers.attach(sender)) refuse(sender, "amqp:not-found", `'${address}' could not be found.`);
  });

  container.on("receiver_open", ({ receiver, connection }: EventContext) => {
    if (receiver === undefined) return;
    const address = receiver.target?.address ?? "";
    receiver.set_target({ address });
    const isNode = address === "$cbs" || address === "$management";
    if (!isNode && !mayOpen(callerOf(connection), address))
      refuse(receiver, "amqp:unauthorized-access", `Unauthorized access. 'Send' claim(s) are required.`);
  });

  container.on("message", ({ receiver, connection, message }: EventContext) => {
    if (receiver === undefined || message === undefined) return;
    const address = receiver.target?.address ?? "";
    if (address === "$cbs" || address === "$management")
      return answerRequest(hub, address, message, callerOf(connection));
    const [, partition] = /\/Partitions\/([^/]+)$/i.exec(address) ?? [];
    const body: unknown = message.body?.content ?? message.body;
    log.append(Buffer.isBuffer(body) ? body : String(body), partition);
  });
  // Clients go away as they like.
  for (const event of ["error", "connection_error", "session_error", "sender_error", "receiver_error"])
    container.on(event, () => {});

  const sockets = new Set<Socket>();
  let away = false;
  const server = container.listen({ port: options.port, host: options.host }) as Server;
  server.on("connection", (socket) => {
    if (away) socket.destroy();
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
  });
  const port = await portOf(server);
  const cut = () => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    name,
    connectionString: `Endpoint=sb://${options.host}:${port}/;SharedAccessKeyName=${keyName};SharedAccessKey=${options.key};EntityPath=${name};UseDevelopmentEmulator=true`,
    notificationUrl: `EventHub:https://${options.host}:${port}/eventhubname/${name}`,
    log,
    readers: readers.count,
    cut,
    setAway: (value) => {
      away = value;
      if (away) cut();
    },
    close: () =>
      new Promise((resolve) => {
        cut();
        server.close(() => resolve());
      }),
  };
}

const portOf = (server: Server) =>
  new Promise<number>((resolve, reject) => {
    server.once("error", reject);
    server.once("listening", () => {
      const address = server.address();
      resolve(typeof address === "object" && address !== null ? address.port : 0);
    });
  });
