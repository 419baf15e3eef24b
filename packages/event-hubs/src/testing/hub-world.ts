import { startGraphSimulator } from "@calcache/graph-simulator";
import { createTestDatabase } from "@calcache/setup/testing";
import { type ConsumerOptions, consumeEventHub } from "../consume.ts";

type Taken = { body: string; by: string; at: number };

/** A hub of the simulator's, read by Microsoft's own client, with its checkpoints in a real Postgres. */
export async function createHubWorld(partitions = 4) {
  const [simulator, database] = await Promise.all([
    startGraphSimulator({ eventHub: { partitions } }),
    createTestDatabase(),
  ]);
  const { eventHub } = simulator;
  if (eventHub === null) throw new Error("the simulator has no hub");
  const taken: Taken[] = [];
  const lines: string[] = [];
  const losses: string[] = [];
  const opened: { close(): Promise<void> }[] = [];
  const say = (fields: object, message: string) => void lines.push(`${message} ${JSON.stringify(fields)}`);
  const log = { info: say, warn: say };
  let sent = 0;

  return {
    hub: eventHub,
    db: database.db,
    databaseUrl: database.databaseUrl,
    taken,
    lines,
    /** Who heard that events were lost, once for each time. */
    losses,
    bodies: (by?: string) => taken.filter((one) => by === undefined || one.by === by).map(({ body }) => body),
    /** Puts so many events in, one partition after the other; answers their bodies. */
    send: (count: number) =>
      Array.from({ length: count }, () => {
        const body = `event ${sent++}`;
        eventHub.log.append(body);
        return body;
      }),
    async consume(name: string, options: Partial<ConsumerOptions> = {}) {
      const consumer = await consumeEventHub({
        hub: { name: eventHub.name, connectionString: eventHub.connectionString },
        db: database.db,
        log,
        now: Date.now,
        take: async (body) => void taken.push({ body, by: name, at: Date.now() }),
        missed: async () => void losses.push(name),
        ...options,
      });
      opened.push(consumer);
      return consumer;
    },
    owners: async () =>
      (await database.db.eventHubPartition.findMany({ orderBy: { partition: "asc" } })).map(
        ({ owner }) => owner,
      ),
    async close() {
      await Promise.all(opened.map((one) => one.close()));
      await simulator.close();
      await database.drop();
    },
  };
}

export type HubWorld = Awaited<ReturnType<typeof createHubWorld>>;
