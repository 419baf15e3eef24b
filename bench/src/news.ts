import { setTimeout as delay } from "node:timers/promises";
import { encodeIntervals, intervalsFrom } from "@calcache/availability";
import { listenForAvailability } from "@calcache/calendar-cache";
import type { Database } from "@calcache/prisma";
import type { BenchResult } from "./measure/bench-result.ts";
import { percentiles, round } from "./measure/percentiles.ts";
import { atLeast, atMost } from "./measure/target.ts";
import { type Stored, storeChanges, type Way } from "./news/writer.ts";
import { startWorld, type World } from "./world/world.ts";

/** Processes that write, as workers do, and their connections; processes that listen, as webs do. */
const writers = 2;
const connections = 8;
const listeners = 3;
const calendarsEach = 1_000;
/** ms */
const turn = 3_000;
const turns = 3;
/** What was told last is heard by then. */
const onItsWay = 500;
/** Changes a second. */
const wantedRate = 1_000;

const ways: readonly Way[] = ["silent", "alone", "together"];

/** What a way did: how many changes a second, how long each took to commit, and from its beginning until all who listen had heard of it, in ms. */
type Measured = { perSecond: number; commits: number[]; heard: number[] };

/**
 * Changes of calendars, stored by two processes at once: without a word to open pages, with one in each transaction, and with one for
 * many. As many as go, and at a given rate.
 */
export const news = {
  what: "changes of calendars per second, while open pages are told of them",
  async run(): Promise<BenchResult> {
    const world = await startWorld({ hosts: 1 });
    try {
      const calendars = await createCalendars(world.db, writers * calendarsEach);
      const rows: BenchResult["rows"] = {};
      const found = new Map<string, Measured>();
      for (const rate of [null, wantedRate]) {
        const of = new Map(
          ways.map((way): [Way, Measured] => [way, { perSecond: 0, commits: [], heard: [] }]),
        );
        // In turns, so that a busy machine is as busy for each; the first turn warms up.
        for (let count = 0; count <= turns; count++)
          for (const [way, all] of of) {
            const one = await measure(world, calendars, way, rate);
            if (count === 0) continue;
            all.perSecond = Math.max(all.perSecond, one.perSecond);
            all.commits.push(...one.commits);
            all.heard.push(...one.heard);
          }
        for (const [way, measured] of of) {
          const name = `${names[way]}, ${rate === null ? "as many as go" : `${rate} a second`}`;
          rows[name] = rowOf(measured);
          found.set(`${way} ${rate ?? "most"}`, measured);
        }
      }
      return { unit: "changes per second; ms", rows, targets: targets(found) };
    } finally {
      await world.stop();
    }
  },
};

const names: Record<Way, string> = {
  silent: "floor: nobody is told",
  alone: "told in each transaction",
  together: "told for many at once",
};

const rowOf = ({ perSecond, commits, heard }: Measured) => {
  const [commit, hearing] = [percentiles(commits), percentiles(heard)];
  return {
    perSecond,
    "commit p50": commit.p50,
    "commit p95": commit.p95,
    ...(heard.length > 0 && {
      "heard p50": hearing.p50,
      "heard p95": hearing.p95,
      "heard last": hearing.max,
    }),
  };
};

function targets(found: ReadonlyMap<string, Measured>) {
  const of = (name: string) => found.get(name) ?? { perSecond: Number.NaN, commits: [], heard: [] };
  const [silent, together] = [of("silent most"), of("together most")];
  const [quiet, told] = [of(`silent ${wantedRate}`), of(`together ${wantedRate}`)];
  return [
    atLeast("changes per second, told for many at once", together.perSecond, wantedRate),
    atLeast("told for many at once, of the floor", round(together.perSecond / silent.perSecond), 0.8),
    atLeast(`kept up with ${wantedRate} changes a second`, told.perSecond / wantedRate, 0.95),
    atMost(
      `commit p50 at ${wantedRate} a second, told for many at once against the floor`,
      percentiles(told.commits).p50 / percentiles(quiet.commits).p50,
      1.25,
    ),
    atMost(`heard p95 at ${wantedRate} a second, ms`, percentiles(told.heard).p95, 250),
  ];
}

async function createCalendars(db: Database, count: number): Promise<number[]> {
  const { id: mailboxId } = await db.mailbox.create({
    data: { integration: "bench_calendar", address: "bench" },
  });
  const data = Array.from({ length: count }, (_, index) => ({ mailboxId, externalId: String(index) }));
  const made = await db.cachedCalendar.createManyAndReturn({ data, select: { id: true } });
  const busy = encodeIntervals(intervalsFrom([{ start: 29_769_120, end: 29_769_180 }]));
  await db.busyMonth.createMany({
    data: made.map(({ id }) => ({ calendarId: id, month: "2026-12", busy, readAt: new Date() })),
  });
  await db.$executeRaw`VACUUM ANALYZE`;
  return made.map(({ id }) => id);
}

async function measure(
  { databaseUrl }: World,
  calendars: readonly number[],
  way: Way,
  rate: number | null,
): Promise<Measured> {
  const ears = await Promise.all(Array.from({ length: listeners }, () => listen(databaseUrl)));
  const ready = Promise.withResolvers<void>();
  let waiting = writers;
  const isReady = () => {
    waiting -= 1;
    if (waiting === 0) ready.resolve();
  };
  const written = await Promise.all(
    Array.from({ length: writers }, (_, index) => {
      const calendarIds = calendars.slice(index * calendarsEach, (index + 1) * calendarsEach);
      const task = { databaseUrl, way, calendarIds, connections, ms: turn, rate: rate && rate / writers };
      return storeChanges(task, ready.promise, isReady);
    }),
  );
  await delay(onItsWay);
  const stored = written.flat();
  const last = Math.max(...stored.map(({ committed }) => committed));
  const first = Math.min(...stored.map(({ begun }) => begun));
  const heard = way === "silent" ? [] : ears.flatMap(({ at }) => delaysOf(stored, at));
  await Promise.all(ears.map(({ stop }) => stop()));
  return {
    perSecond: Math.round(stored.length / ((last - first) / 1_000)),
    commits: stored.map(({ begun, committed }) => committed - begun),
    heard,
  };
}

type Ear = { at: ReadonlyMap<number, number[]>; stop: () => Promise<void> };

/** Hears when calendars are told of, in ms since the epoch. */
async function listen(databaseUrl: string): Promise<Ear> {
  const at = new Map<number, number[]>();
  const connected = Promise.withResolvers<void>();
  const stop = listenForAvailability(
    databaseUrl,
    { warn: () => {} },
    {
      connected: connected.resolve,
      changed: ({ calendars }) => {
        const now = performance.timeOrigin + performance.now();
        for (const id of calendars) {
          const times = at.get(id);
          if (times) times.push(now);
          else at.set(id, [now]);
        }
      },
    },
  );
  await connected.promise;
  return { at, stop };
}

/** How long after its beginning each change was heard of first. @throws Error where one was not */
const delaysOf = (stored: readonly Stored[], at: Ear["at"]): number[] =>
  stored.map(({ calendarId, begun, committed }) => {
    const heard = at.get(calendarId)?.find((time) => time > begun);
    if (heard === undefined) throw new Error(`a change was not heard of within ${Date.now() - committed} ms`);
    return heard - begun;
  });
