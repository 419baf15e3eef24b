import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { openDatabase } from "@calcache/prisma";
import { eventTypeCache } from "@calcache/scheduling";
import { cacheOn } from "../cache-on.ts";
import { cached } from "../cached.ts";
import type { Question } from "../question.ts";

/** What a process of its own is asked to measure. */
type Task = { databaseUrl: string; warmUp: Question; question: Question };

/** By how many MB one request raises the resident memory of a process that has answered small ones, at its peak. */
export async function peakMemory(task: Task): Promise<number> {
  const child = fork(fileURLToPath(import.meta.url), [], {
    execArgv: ["--disable-warning=ExperimentalWarning"],
  });
  child.send(task);
  const ended = once(child, "exit").then(([code]) => {
    throw new Error(`the process whose memory is measured ended with ${code}`);
  });
  const [megabytes] = await Promise.race([once(child, "message"), ended]);
  ended.catch(() => {});
  child.disconnect();
  return Number(megabytes);
}

async function measure({ databaseUrl, warmUp, question }: Task): Promise<number> {
  const db = openDatabase(databaseUrl, { maxConnections: 1 });
  const cache = eventTypeCache();
  for (let count = 0; count < 20; count++) await cached(cacheOn(db), cache, warmUp);
  const before = process.memoryUsage.rss();
  await cached(cacheOn(db), cache, question);
  const peak = process.resourceUsage().maxRSS * 1024;
  await db.$disconnect();
  return (peak - before) / 1e6;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  process.once("message", async (task: Task) => {
    process.once("disconnect", () => process.exit());
    process.send?.(await measure(task));
  });
}
