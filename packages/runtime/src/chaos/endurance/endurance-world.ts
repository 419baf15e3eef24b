import { refreshMailbox, sweep, wakeDueMailboxes } from "@calcache/calendar-cache";
import { applyEvents, wakeDueEvents } from "@calcache/calendar-events";
import { type GraphSimulator, startGraphSimulator } from "@calcache/graph-simulator";
import { integration } from "@calcache/outlook";
import pLimit from "p-limit";
import type { Runtime } from "../../runtime.ts";
import { listen } from "../../testing/listen.ts";
import { chaosEnvironment, chaosKey } from "../world/chaos-environment.ts";
import { createChaosWorker } from "../world/chaos-worker.ts";
import { type ChaosDatabase, type ChaosPostgres, createChaosDatabase } from "../world/databases.ts";
import { type EnduranceHost, linkHosts, signIn, watchTeam } from "./endurance-team.ts";

const minute = 60_000;

/** Mailboxes that are worked on at once. */
const lanes = 8;

/** Sweeps come every five minutes. */
const sweepEvery = 5 * minute;

/** An installation of one process with many hosts, beside a simulated Outlook, and a clock that is moved. */
export type EnduranceWorld = {
  simulator: GraphSimulator;
  database: ChaosDatabase;
  runtime: Runtime;
  hosts: EnduranceHost[];
  now(): number;
  notes: string[];
  /** how many Outlook and its login were sent, and how many of them weren't answered well */
  requests: { all: number; failed: number };
  /** Time goes by; what Graph has to say arrives, and the process does what is due. */
  pass(ms: number): Promise<void>;
  /** An owner disconnects an account and connects it anew. */
  replaceAccount(number: number): Promise<void>;
  close(): Promise<void>;
};

export async function createEnduranceWorld(postgres: ChaosPostgres, count: number): Promise<EnduranceWorld> {
  let now = Date.parse("2026-12-01T08:00:00Z");
  const clock = () => now;
  const database = await createChaosDatabase(postgres);
  const simulator = await startGraphSimulator({ now: clock });
  simulator.setDelivery({ batchWindowMs: 0, firstRetryMs: 2 });
  let receive = async (_request: Request) => new Response(null, { status: 503 });
  const server = await listen((request) => receive(request));
  const notes: string[] = [];
  const worker = createChaosWorker("endurance", {
    environment: chaosEnvironment(database.url, simulator.url, server.url),
    now: clock,
    note: (line) => void notes.push(line.slice(0, 300)),
    endSessions: database.endSessions,
  });
  const { runtime } = worker;
  receive = (request) => runtime.webhook(integration, request);
  const woken = new Set<number>();
  runtime.engine.wake = async (ids) => ids.forEach((id) => void woken.add(id));
  let sweptAt = 0;
  const requests = { all: 0, failed: 0 };

  /** The simulator keeps the latest ones only. */
  function countRequests(): void {
    const since = simulator.requests(requests.all).requests;
    requests.all = since.at(-1)?.seq ?? requests.all;
    requests.failed += since.filter(({ status }) => status === 0 || status >= 300).length;
  }

  /** What is woken while it is worked on has its turn in the next round, as on the queue. */
  async function work(): Promise<void> {
    const lane = pLimit(lanes);
    for (let round = 0; round < 10; round++) {
      await wakeDueMailboxes(runtime.engine);
      await wakeDueEvents(runtime.events);
      const ids = [...woken];
      woken.clear();
      if (ids.length === 0) return;
      await Promise.all(
        ids.map((id) =>
          lane(async () => {
            await refreshMailbox(runtime.engine, id);
            await applyEvents(runtime.events, id);
          }),
        ),
      );
    }
  }

  const signedIn = Array.from({ length: count }, (_, number) => signIn(simulator, number));
  const hosts = signedIn.map(({ host }) => host);
  await linkHosts(database.db, chaosKey, signedIn, now);
  await watchTeam(database.db, chaosKey, hosts, now);

  return {
    simulator,
    database,
    runtime,
    hosts,
    now: clock,
    notes,
    requests,
    async pass(ms) {
      await simulator.deliverySettled();
      now += ms;
      if (now - sweptAt >= sweepEvery) {
        sweptAt = now;
        await sweep(runtime.engine);
      }
      await work();
      countRequests();
    },
    async replaceAccount(number) {
      const { address } = hosts[number] ?? { address: "" };
      await database.db.credential.deleteMany({ where: { user: { email: address } } });
      const again = signIn(simulator, number);
      hosts[number] = again.host;
      await linkHosts(database.db, chaosKey, [again], now);
    },
    async close() {
      await worker.close();
      await server.close();
      await simulator.close();
      await database.drop();
    },
  };
}
