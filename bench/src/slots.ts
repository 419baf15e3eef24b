import { processCache } from "@calcache/calendar-cache";
import { openDatabase } from "@calcache/prisma";
import { eventTypeCache } from "@calcache/scheduling";
import { Client } from "pg";
import type { BenchResult } from "./measure/bench-result.ts";
import { round } from "./measure/percentiles.ts";
import { atLeast, atMost, type Target } from "./measure/target.ts";
import { cacheOn } from "./slots/cache-on.ts";
import { cached } from "./slots/cached.ts";
import { floor } from "./slots/floor.ts";
import { interleaved } from "./slots/interleaved.ts";
import { json } from "./slots/json.ts";
import { createMailboxes, live } from "./slots/live.ts";
import { overHttp } from "./slots/over-http.ts";
import { peakMemory } from "./slots/peak-memory.ts";
import { rows } from "./slots/rows.ts";
import { calendarsPerHost, eventTypeOf, webhookUrl } from "./slots/seed-teams.ts";
import { startSeededWorld } from "./slots/seeded-world.ts";
import { timesOfViewers } from "./slots/viewers.ts";
import { startProductionServer } from "./world/production-server.ts";

/** Hosts of each team, and the rounds in which the quick ways and the slow ones are measured. */
const teams = [
  { hosts: 1, quick: 40, slow: 3 },
  { hosts: 10, quick: 40, slow: 3 },
  { hosts: 50, quick: 30, slow: 3 },
  { hosts: 100, quick: 30, slow: 3 },
  { hosts: 1_000, quick: 12, slow: 2 },
  { hosts: 10_000, quick: 6, slow: 0 },
];
/** The peers' ways aren't measured beyond: they would take most of the run. */
const mostPeers = 1_000;
/** The simulator shares the machine with who asks it: larger teams would measure the simulator. */
const mostLive = 100;
/** A connection's prepared statements have their final plan after the sixth time. */
const warmUps = 6;
const viewers = { viewers: 200, views: 2 };

type Row = Record<string, number>;

/** A month of slots for teams of all sizes: ours, the least work that could give it, and the peers' ways. */
export const slots = {
  what: "a month of slots for teams of 1 to 10,000 hosts: ours, a floor, and the peers' ways",
  async run(): Promise<BenchResult> {
    const world = await startSeededWorld(
      teams.map(({ hosts }) => hosts),
      mostPeers,
    );
    const server = await startProductionServer(world, { MICROSOFT_WEBHOOK_URL: webhookUrl }).catch(
      async (error) => {
        await world.stop();
        throw error;
      },
    );
    // Of our own: the peers' many queries at once would take turns on connections that have prepared nothing yet.
    const db = openDatabase(world.databaseUrl, { maxConnections: 2 });
    const client = new Client({ connectionString: world.databaseUrl });
    await client.connect();
    try {
      const engine = cacheOn(db);
      const remembered = eventTypeCache();
      const peers = cacheOn(world.db);
      const mailboxes = await createMailboxes(world.db, world.simulator, mostLive, world);
      const table = new Map<number, Row>();
      for (const { hosts, quick, slow } of teams) {
        const question = { hosts, range: world.range };
        const few = { rounds: slow, warmUps: hosts > mostLive ? 0 : 1 };
        const many = { rounds: quick, warmUps };
        const times = await interleaved({
          cached: { ...many, run: () => cached(engine, remembered, question) },
          anew: { ...many, run: () => cached({ ...engine, cache: processCache() }, remembered, question) },
          "over HTTP": { ...many, run: () => overHttp(server.url, question) },
          floor: { ...many, run: () => floor(client, question) },
          ...(hosts <= mostPeers && {
            rows: { ...few, run: () => rows(peers, question) },
            json: { ...few, run: () => json(peers, question) },
          }),
          ...(hosts <= mostLive && {
            live: { ...few, run: () => live(peers, world.simulator, mailboxes, question) },
          }),
        });
        process.stderr.write(`slots: ${hosts} hosts measured\n`);
        table.set(hosts, withRatios(new Map([...times].map(([name, { p50 }]) => [name, p50]))));
      }
      const page = `${server.url}/team/bench/${eventTypeOf(50)}`;
      const crowd = await timesOfViewers(page, viewers);
      const cache = await peakMemory({
        databaseUrl: world.databaseUrl,
        warmUp: { hosts: 10, range: world.range },
        question: { hosts: 10_000, range: world.range },
      });
      return {
        unit: `ms, p50; a month of 30-minute slots, ${calendarsPerHost} calendars a host`,
        rows: {
          ...Object.fromEntries([...table].map(([hosts, row]) => [`${hosts} hosts`, row])),
          [`${viewers.viewers} viewers of a page of 50 hosts`]: crowd,
          "a request of 10000 hosts": { "peak memory, MB": round(cache) },
        },
        targets: targets(table, crowd, cache),
      };
    } finally {
      await client.end();
      await db.$disconnect();
      await server.stop();
      await world.stop();
    }
  },
};

/** Each way's time; ours divided by the floor, and the peers' divided by ours. */
function withRatios(times: ReadonlyMap<string, number>): Row {
  const of = (name: string) => times.get(name) ?? Number.NaN;
  const ratios = {
    "cached / floor": of("cached") / of("floor"),
    "anew / floor": of("anew") / of("floor"),
    "HTTP / floor": of("over HTTP") / of("floor"),
    "rows / cached": of("rows") / of("cached"),
    "json / cached": of("json") / of("cached"),
    "live / cached": of("live") / of("cached"),
  };
  const known = Object.entries(ratios).filter(([, ratio]) => !Number.isNaN(ratio));
  return {
    ...Object.fromEntries(times),
    ...Object.fromEntries(known.map(([name, ratio]) => [name, round(ratio)])),
  };
}

function targets(
  table: ReadonlyMap<number, Row>,
  crowd: { p50: number; p99: number },
  cache: number,
): Target[] {
  const of = (hosts: number, column: string) => table.get(hosts)?.[column] ?? Number.NaN;
  const growth = (from: number, to: number) => of(to, "cached") / of(from, "cached") / (to / from);
  return [
    ...[100, 1_000, 10_000].map((hosts) =>
      atMost(`cached against the floor, ${hosts} hosts`, of(hosts, "cached / floor"), 2),
    ),
    atMost("over HTTP against the floor, 1000 hosts", of(1_000, "HTTP / floor"), 4),
    atLeast("rows against cached, 100 hosts", of(100, "rows / cached"), 20),
    atLeast("live against cached, 100 hosts", of(100, "live / cached"), 100),
    atMost("time per host, 1000 hosts against 100", growth(100, 1_000), 1),
    atMost("time per host, 10000 hosts against 1000", growth(1_000, 10_000), 1),
    atMost("peak memory of a request of 10000 hosts, MB", cache, 200),
    atMost("p99 against p50, 200 viewers of a page of 50 hosts", crowd.p99 / crowd.p50, 10),
  ];
}
