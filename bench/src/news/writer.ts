import { fork } from "node:child_process";
import { once } from "node:events";
import { setTimeout as delay } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { tellOfCalendars } from "@calcache/calendar-cache";
import { openDatabase } from "@calcache/prisma";
import { Pool } from "pg";

/** How open pages are told of a change: not at all, in the transaction that stores it, or for many at once by each process. */
export type Way = "silent" | "alone" | "together";

/** What a process is asked to store: changes of these calendars in turn, over so many connections. */
export type Task = {
  databaseUrl: string;
  way: Way;
  calendarIds: readonly number[];
  connections: number;
  ms: number;
  /** changes a second, where it isn't to be as many as go */
  rate: number | null;
};

/** A stored change: when it was begun and when it was committed, in ms since the epoch. */
export type Stored = { calendarId: number; begun: number; committed: number };

/** Stores changes in a process of its own. It waits for others before it begins, as long as `ready` isn't resolved. */
export async function storeChanges(
  task: Task,
  ready: Promise<unknown>,
  isReady: () => void,
): Promise<Stored[]> {
  const child = fork(fileURLToPath(import.meta.url), [], {
    execArgv: ["--disable-warning=ExperimentalWarning"],
  });
  const ended = once(child, "exit").then(([code]) => {
    throw new Error(`a writer ended with ${code}`);
  });
  ended.catch(() => {});
  const next = async () => (await Promise.race([once(child, "message"), ended]))[0];
  child.send(task);
  await next();
  isReady();
  await ready;
  child.send("begin");
  const stored: Stored[] = await next();
  child.disconnect();
  return stored;
}

/** As a refresh stores a month that has changed, in one statement. */
const store = (told: string) => `
  WITH month AS (
    UPDATE calcache.busy_month SET busy = $2, read_at = now() WHERE calendar_id = $1::int RETURNING calendar_id),
  fresh AS (UPDATE calcache.cached_calendar SET confirmed_at = now() WHERE id = $1::int RETURNING id)
  INSERT INTO calcache.availability_change (calendar_id, at, reason, became_busy, became_free)
  SELECT calendar_id, now(), 'notified', $2, '' FROM month RETURNING ${told}`;

const statements = {
  silent: { name: "silent", text: store("1") },
  together: { name: "silent", text: store("1") },
  alone: {
    name: "alone",
    text: store("calcache.notify_availability_change(calendars => ARRAY[calendar_id])::text"),
  },
};

const now = () => performance.timeOrigin + performance.now();

async function write(
  { way, calendarIds, connections, ms, rate, databaseUrl }: Task,
  begin: Promise<unknown>,
) {
  const pool = new Pool({ connectionString: databaseUrl, max: connections });
  const db = openDatabase(databaseUrl, { maxConnections: 1 });
  const tell = tellOfCalendars(db);
  const stored: Stored[] = [];
  let next = 0;
  const change = async () => {
    const calendarId = calendarIds[next++ % calendarIds.length] ?? 0;
    const busy = Buffer.from(Uint32Array.of(29_769_120 + next, 29_769_180 + next).buffer);
    const begun = now();
    await pool.query({ ...statements[way], values: [calendarId, busy] });
    stored.push({ calendarId, begun, committed: now() });
    if (way === "together") void tell([calendarId]);
  };
  await Promise.all(Array.from({ length: connections }, change));
  await tell([]);
  stored.length = 0;
  process.send?.("ready");
  await begin;
  const start = now();
  const lane = async (_: unknown, index: number) => {
    const every = rate === null ? 0 : (1_000 * connections) / rate;
    for (let at = start + (every * index) / connections; now() < start + ms; at += every) {
      await delay(Math.max(0, at - now()));
      await change();
    }
  };
  await Promise.all(Array.from({ length: connections }, lane));
  await tell([]);
  await pool.end();
  await db.$disconnect();
  return stored;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  process.once("message", async (task: Task) => {
    const begin = once(process, "message");
    process.once("disconnect", () => process.exit());
    process.send?.(await write(task, begin));
  });
}
