import { readAvailability, refreshCalendars } from "@calcache/calendar-cache";
import type { Database } from "@calcache/prisma";
import type { BenchResult } from "./measure/bench-result.ts";
import { countQueries } from "./measure/count-queries.ts";
import { lookAtEach } from "./measure/look-at-each.ts";
import { percentiles, round } from "./measure/percentiles.ts";
import { atMost } from "./measure/target.ts";
import { timesOf } from "./measure/times-of.ts";
import { base, cloneCalendars } from "./world/clone-calendars.ts";
import { startPlugin } from "./world/plugin.ts";
import { startWorld } from "./world/world.ts";

const calendars = 1_000_000;
const together = 1_000;
const rounds = 9;
const writes = 50;
const megabyte = 2 ** 20;
const minutesOfMonth = 31 * 24 * 60;

/** What a database of a million calendars takes: on the disk, to sweep, to read and to write. */
export const million = {
  what: "a database of 1,000,000 calendars: its size, a sweep with nothing due, reads and writes",
  async run(): Promise<BenchResult> {
    const world = await startWorld({ hosts: 1 });
    const plugin = await startPlugin(world, { worker: false });
    try {
      const { db } = world;
      const first = await plugin.sweep();
      if (first.failed > 0) throw new Error(first.errors.join("\n"));
      await plugin.sweep();
      await cloneCalendars(db, calendars - 1, (made) =>
        process.stderr.write(`\r${made.toLocaleString("en")} of ${calendars.toLocaleString("en")} calendars`),
      );
      process.stderr.write("\n");
      // As they are on the day after: compared with Outlook, and nothing to do.
      await db.mailbox.updateMany({ data: { comparedAt: new Date() } });
      await db.$executeRaw`VACUUM ANALYZE calcache.mailbox`;
      await plugin.sweep();

      const idle = await timesOf(rounds, () => plugin.sweep());
      const look = await timesOf(rounds, () => lookAtEach(db));
      const { queries } = await countQueries(db, () => plugin.sweep());
      const memory = await memoryOf(() => plugin.sweep());

      const read = (recall: boolean) => () =>
        readAvailability(plugin.engine, someCalendars(), nextMonth(), { serveCache: true, recall });
      const anew = await timesOf(rounds, read(false));
      const [own] = await db.credential.findMany({ orderBy: { id: "asc" }, take: 1 });
      const ref = { credentialId: own?.id ?? 0, externalId: world.hosts[0]?.calendars[0]?.id ?? "" };
      const refresh = await timesOf(writes, () => refreshCalendars(plugin.engine, [ref]));

      const sweeping = percentiles(idle);
      return {
        unit: "ms; MB",
        rows: {
          "floor: one query over all": percentiles(look),
          "a sweep with nothing due": { ...sweeping, queries, "memory on top": memory },
          [`busy times of ${together} calendars, not remembered`]: percentiles(anew),
          "one calendar read anew and stored": percentiles(refresh),
          ...(await sizes(db)),
        },
        targets: [
          atMost("a sweep with nothing due, p50 in ms", sweeping.p50, 2_000),
          atMost("its queries", queries, 6),
          atMost("its memory, MB", memory, 100),
        ],
      };
    } finally {
      await plugin.stop();
      await world.stop();
    }
  },
};

/** MB that the process has at most while it does something, beyond what it had. */
async function memoryOf(work: () => Promise<unknown>): Promise<number> {
  const before = process.memoryUsage.rss();
  let most = before;
  const looks = setInterval(() => {
    most = Math.max(most, process.memoryUsage.rss());
  }, 10);
  await work();
  clearInterval(looks);
  return round((most - before) / megabyte);
}

/** Other ones each time, from all over the table. */
function someCalendars() {
  const offset = Math.floor(Math.random() * together);
  return Array.from({ length: together }, (_, index) => {
    const n = 1 + ((offset + index * 997) % (calendars - 1));
    return { credentialId: base + n, externalId: `clone${n}` };
  });
}

function nextMonth() {
  const start = Math.floor(Date.now() / 60_000);
  return { start, end: start + minutesOfMonth };
}

/** What it takes on the disk, indexes included, all and of each table that has much. */
async function sizes(db: Database): Promise<BenchResult["rows"]> {
  const tables = await db.$queryRaw<{ name: string; bytes: bigint }[]>`
    SELECT n.nspname || '.' || c.relname AS name, pg_total_relation_size(c.oid) AS bytes
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind IN ('r', 'p') AND n.nspname IN ('calcache', 'public') ORDER BY 2 DESC LIMIT 8`;
  const [all] = await db.$queryRaw<{ bytes: bigint }[]>`
    SELECT pg_database_size(current_database()) AS bytes`;
  const inMegabytes = (bytes: bigint) => ({ MB: round(Number(bytes) / megabyte) });
  return {
    "size of the database": inMegabytes(all?.bytes ?? 0n),
    ...Object.fromEntries(tables.map(({ name, bytes }) => [`size of ${name}`, inMegabytes(bytes)])),
  };
}
