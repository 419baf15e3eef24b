import { processCache } from "@calcache/calendar-cache";
import { round } from "../../measure/percentiles.ts";
import { atLeast, atMost, type Target } from "../../measure/target.ts";
import { cacheOn } from "../cache-on.ts";
import { cached } from "../cached.ts";
import { floor } from "../floor.ts";
import { interleaved } from "../interleaved.ts";
import { json } from "../json.ts";
import { createMailboxes, live } from "../live.ts";
import { overHttp } from "../over-http.ts";
import { rows } from "../rows.ts";
import { type Part, type Row, type SlotsWorld, warmUps } from "./part.ts";

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

const sizes = teams.map(({ hosts }) => hosts);

/** A month of slots for teams of all sizes: ours, the least work that could give it, and the peers' ways. */
export const allWays: Part = {
  sizes,
  peers: mostPeers,
  async run(world) {
    const mailboxes = await createMailboxes(world.db, world.simulator, mostLive, world);
    const url = await world.server();
    const peers = cacheOn(world.db);
    const table = new Map<number, Row>();
    for (const { hosts, quick, slow } of teams) {
      const question = { hosts, range: world.range };
      const few = { rounds: slow, warmUps: hosts > mostLive ? 0 : 1 };
      table.set(
        hosts,
        await measure(world, hosts, quick, {
          "over HTTP": { rounds: quick, warmUps, run: () => overHttp(url, question) },
          ...(hosts <= mostPeers && {
            rows: { ...few, run: () => rows(peers, question) },
            json: { ...few, run: () => json(peers, question) },
          }),
          ...(hosts <= mostLive && {
            live: { ...few, run: () => live(peers, world.simulator, mailboxes, question) },
          }),
        }),
      );
    }
    const of = (hosts: number, column: string) => table.get(hosts)?.[column] ?? Number.NaN;
    return {
      rows: rowsOf(table),
      targets: [
        ...ownTargets(table),
        atMost("over HTTP against the floor, 1000 hosts", of(1_000, "HTTP / floor"), 4),
        atLeast("rows against cached, 100 hosts", of(100, "rows / cached"), 20),
        atLeast("live against cached, 100 hosts", of(100, "live / cached"), 100),
      ],
    };
  },
};

/** The same without the peers' ways and without HTTP: a tenth of the time. */
export const ourWays: Part = {
  sizes,
  peers: 0,
  async run(world) {
    const table = new Map<number, Row>();
    for (const { hosts, quick } of teams) table.set(hosts, await measure(world, hosts, quick, {}));
    return { rows: rowsOf(table), targets: ownTargets(table) };
  },
};

async function measure(
  { engine, remembered, client, range }: SlotsWorld,
  hosts: number,
  rounds: number,
  others: Parameters<typeof interleaved>[0],
): Promise<Row> {
  const question = { hosts, range };
  const many = { rounds, warmUps };
  const times = await interleaved({
    cached: { ...many, run: () => cached(engine, remembered, question) },
    anew: { ...many, run: () => cached({ ...engine, cache: processCache() }, remembered, question) },
    floor: { ...many, run: () => floor(client, question) },
    ...others,
  });
  process.stderr.write(`slots: ${hosts} hosts measured\n`);
  return withRatios(new Map([...times].map(([name, { p50 }]) => [name, p50])));
}

const rowsOf = (table: ReadonlyMap<number, Row>) =>
  Object.fromEntries([...table].map(([hosts, row]) => [`${hosts} hosts`, row]));

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

function ownTargets(table: ReadonlyMap<number, Row>): Target[] {
  const of = (hosts: number, column: string) => table.get(hosts)?.[column] ?? Number.NaN;
  const growth = (from: number, to: number) => of(to, "cached") / of(from, "cached") / (to / from);
  return [
    ...[100, 1_000].map((hosts) =>
      atMost(`cached against the floor, ${hosts} hosts`, of(hosts, "cached / floor"), 2),
    ),
    atMost("cached against the floor, 10000 hosts", of(10_000, "cached / floor"), 1.2),
    ...[1_000, 10_000].map((hosts) =>
      atMost(`anew against the floor, ${hosts} hosts`, of(hosts, "anew / floor"), 2),
    ),
    atMost("time per host, 1000 hosts against 100", growth(100, 1_000), 1),
    atMost("time per host, 10000 hosts against 1000", growth(1_000, 10_000), 1),
  ];
}
