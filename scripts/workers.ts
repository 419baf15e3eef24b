import { directDatabaseUrl } from "@calcache/environment";
import { Command, InvalidArgumentError } from "commander";
import { createCleanup } from "./lib/cleanup.ts";
import { fail } from "./lib/fail.ts";
import { loadEnvFile } from "./lib/root.ts";
import { runWorkers } from "./workers/run-workers.ts";

const { min, max, port } = new Command("npm run workers --")
  .description(
    "As many workers on this machine as the load wants (the metric calcache_workers_wanted), against DATABASE_URL: more at once, fewer once they weren't needed for a minute. A worker that ends is started again. Ctrl-C lets all finish what they have begun.",
  )
  .option("--min <number>", "as many are there at least", count, 1)
  .option("--max <number>", "as many are there at most", count, 8)
  .option(
    "--port <number>",
    "serve metrics and health as `worker` does: the first there, others on the ports after it",
    count,
  )
  .parse()
  .opts<{ min: number; max: number; port?: number }>();

function count(text: string): number {
  if (!/^[1-9]\d{0,4}$/.test(text)) throw new InvalidArgumentError("it is a number from 1 on");
  return Number(text);
}

try {
  if (min > max) throw new Error(`--min ${min} is more than --max ${max}.`);
  loadEnvFile();
  const cleanup = createCleanup();
  cleanup.onSignal();
  await runWorkers(directDatabaseUrl(), { min, max, port, onEnd: cleanup.add });
} catch (error) {
  fail(error);
}
