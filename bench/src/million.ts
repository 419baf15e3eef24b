import { readAvailability } from "@calcache/calendar-cache";
import type { Database } from "@calcache/prisma";
import type { BenchResult } from "./bench-result.ts";
import { cloneCalendars } from "./clone-calendars.ts";
import { countQueries } from "./count-queries.ts";
import { percentiles, round } from "./percentiles.ts";
import { startPlugin } from "./plugin.ts";
import { atMost } from "./target.ts";
import { timesOf } from "./times-of.ts";
import { startWorld } from "./world.ts";

const calendars = 1_000_000;
const batch = 50_000;
const rounds = 20;

/** Ids of clones begin after this; see {@link cloneCalendars}. */
const base = 1_000_000;

const megabytes = (bytes: number) => round(bytes / 1024 / 1024);

/** One Postgres with very many watched calendars: what it takes up, and what reads, marks and sweeps cost in it. */
export const million = {
  what: `a database of ${calendars} watched calendars: its size, reads, marks, and a sweep with nothing due`,
  async run(): Promise<BenchResult> {
    const world = await startWorld({ hosts: 1, calendars: 1 });
    const plugin = await startPlugin(world, { worker: false });
    const { db } = world;
    try {
      const first = await plugin.sweep();
      if (first.failed > 0) throw new Error(first.errors.join("\n"));
      await plugin.sweep();
      for (let made = 0; made < calendars; made += batch)
        await cloneCalendars(db, batch, { after: made, isQuiet: true });
      const some = (count: number) =>
        Array.from({ length: count }, () => base + 1 + Math.floor(Math.random() * calendars));
      const month = Math.floor(Date.now() / 60_000);
      const read = (count: number) => () =>
        readAvailability(
          plugin.engine,
          some(count).map((id) => ({ credentialId: id, externalId: `clone${id - base}` })),
          { start: month, end: month + 14 * 24 * 60 },
          { serveCache: true },
        );
      const mark = () =>
        plugin.mark(some(100).map((id) => ({ subscription: `clone${id - base}`, lifecycle: null })));
      const reads = percentiles(await timesOf(rounds, read(1)));
      const teams = percentiles(await timesOf(rounds, read(50)));
      const marks = percentiles(await timesOf(rounds, mark));
      await db.$executeRaw`UPDATE calcache.cached_calendar SET dirty_since = NULL WHERE dirty_since IS NOT NULL`;
      await plugin.sweep();
      const before = process.memoryUsage().rss;
      const sweeps = percentiles(await timesOf(3, () => plugin.sweep()));
      const grown = process.memoryUsage().rss - before;
      const { queries } = await countQueries(db, () => plugin.sweep());
      return {
        unit: "ms",
        rows: {
          "the busy times of one calendar": reads,
          "of 50 calendars": teams,
          "100 notifications, marked": marks,
          "a sweep with nothing due": sweeps,
          "of one such sweep": { queries, "memory grown by, MB": megabytes(grown) },
          "MB on disk": await sizes(db),
        },
        targets: [
          atMost("a sweep with nothing due, p50 in ms", sweeps.p50, 2_000),
          atMost("its queries", queries, 6),
          atMost("memory that a sweep takes, MB", megabytes(grown), 50),
        ],
      };
    } finally {
      await plugin.stop();
      await world.stop();
    }
  },
};

/** The database's, and its largest tables' with their indexes. */
async function sizes(db: Database): Promise<Record<string, number>> {
  const tables = await db.$queryRaw<{ name: string; bytes: bigint }[]>`
    SELECT relname AS name, pg_total_relation_size(oid) AS bytes FROM pg_class
    WHERE relkind = 'r' ORDER BY bytes DESC LIMIT 6`;
  const [all] = await db.$queryRaw<{ bytes: bigint }[]>`SELECT pg_database_size(current_database()) AS bytes`;
  return Object.fromEntries([
    ["all", megabytes(Number(all?.bytes ?? 0))],
    ...tables.map(({ name, bytes }) => [name, megabytes(Number(bytes))] as const),
  ]);
}
