import type { ChildProcess } from "node:child_process";
import { setTimeout as delay } from "node:timers/promises";
import { readQueueState, workersWanted } from "@calcache/operations";
import { openDatabase } from "@calcache/prisma";
import { migrateDatabase } from "@calcache/setup";
import { end, launch } from "../lib/processes.ts";
import { inRepo } from "../lib/root.ts";
import { resized, type WorkerPool } from "./worker-pool.ts";

const lookEvery = 2_000;

/** ms. A worker that ends sooner has something wrong with it: its like would end, too. */
const tooSoon = 10_000;
const mostFailuresInARow = 3;

/** ms for which a worker may finish what it has begun. */
const patience = 20_000;

/** @param port of the first worker's metrics; others have the ports after it */
type Options = { min: number; max: number; port: number | undefined; onEnd: (undo: () => unknown) => void };

/**
 * Keeps as many workers running as the load wants. While the database doesn't answer, their number stays.
 * @throws Error when workers end as soon as they are started
 */
export async function runWorkers(databaseUrl: string, { min, max, port, onEnd }: Options): Promise<never> {
  await migrateDatabase(databaseUrl, { log: say });
  const db = openDatabase(databaseUrl, { maxConnections: 1 });
  const workers = new Map<number, ChildProcess>();
  let failuresInARow = 0;
  let ending = false;
  onEnd(async () => {
    ending = true;
    await Promise.all([...workers.values()].map((worker) => end(worker, patience)));
    await db.$disconnect();
  });

  function start(place: number): void {
    const began = Date.now();
    const args = port === undefined ? [] : ["--port", String(port + place)];
    const worker = launch(process.execPath, [...process.execArgv, inRepo("scripts", "worker.ts"), ...args]);
    workers.set(place, worker);
    worker.once("exit", () => {
      if (workers.get(place) !== worker) return;
      workers.delete(place);
      if (ending) return;
      failuresInARow = Date.now() - began < tooSoon ? failuresInARow + 1 : 0;
      say(`Worker ${place + 1} has ended.`);
    });
    say(`Worker ${place + 1} starts.`);
  }

  function stop(place: number): void {
    const worker = workers.get(place);
    workers.delete(place);
    if (worker === undefined) return;
    say(`Worker ${place + 1} isn't needed any more.`);
    onEnd(() => end(worker, patience));
    void end(worker, patience);
  }

  let pool: WorkerPool = { count: min, neededAt: Date.now() };
  for (;;) {
    if (failuresInARow >= mostFailuresInARow)
      throw new Error("Workers end as soon as they are started: what they said stands above.");
    const wanted = await readQueueState(db).then(workersWanted, () => pool.count);
    if (ending) return new Promise<never>(() => {});
    const { count } = pool;
    pool = resized(pool, wanted, { min, max }, Date.now());
    if (pool.count > count) say(`${pool.count} workers are wanted.`);
    for (let place = 0; place < pool.count; place++) if (!workers.has(place)) start(place);
    for (const place of workers.keys()) if (place >= pool.count) stop(place);
    await delay(lookEvery);
  }
}

const say = (line: string) => process.stdout.write(`${line}\n`);
