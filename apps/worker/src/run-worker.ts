import { readEnvironment } from "@calcache/environment";
import {
  checkHealth,
  createStateReader,
  databaseGauges,
  logZoneData,
  readOperationalState,
  readZoneData,
} from "@calcache/operations";
import { processMetrics, type Runtime } from "@calcache/runtime";
import { startTracing } from "@calcache/trace-export";
import { Command } from "commander";
import { answerOperators } from "./answer-operators.ts";
import { type Listening, listen } from "./listen.ts";
import { openWorker } from "./open-runtime.ts";
import { portNumber } from "./port-number.ts";
import { setUpDatabase } from "./set-up-database.ts";

/** The worker: begins as soon as the database answers and works until it is told to stop; then finishes its jobs. */
export async function runWorker(args: readonly string[]): Promise<void> {
  const { port } = new Command("npm run worker --")
    .description(
      "The background worker, against DATABASE_URL. Run as many as you like, on as many machines as you like.",
    )
    .option(
      "--port <number>",
      "serve this process's /api/metrics (with METRICS_TOKEN as a bearer token, if it is set) and /api/health there",
      portNumber,
    )
    .parse([...args], { from: "user" })
    .opts<{ port?: number }>();
  const { runtime, traces } = openWorker();
  const { log } = runtime.engine;
  const stopTracing = await startTracing(traces, "calcache-worker", log);
  await setUpDatabase();
  await logZoneData(log);
  const operators = port === undefined ? null : await serveOperators(port, runtime);
  let stopping = false;
  const stop = () => {
    if (stopping) return;
    stopping = true;
    log.info({}, "stopping");
    operators?.close();
    runtime
      .stop()
      .finally(stopTracing)
      .then(
        () => process.exit(0),
        () => process.exit(1),
      );
  };
  process.once("SIGINT", stop);
  process.once("SIGTERM", stop);
  await runtime.start();
  log.info({}, "the worker is ready");
}

/** Lets operators see this process on a port. Ends the process with one clear message when the port can't be had. */
async function serveOperators(port: number, { engine, worker, clockAhead }: Runtime): Promise<Listening> {
  const { log, now } = engine;
  const { registry } = processMetrics();
  const metricsToken = readEnvironment(["METRICS_TOKEN"]).METRICS_TOKEN;
  const readState = createStateReader(() => readOperationalState(engine), log);
  databaseGauges(registry, readState, now);
  const health = async () => checkHealth(readState, now, worker.state, await readZoneData(), clockAhead());
  try {
    const listening = await listen(
      port,
      answerOperators({ registry, metricsToken, health }, () => log),
    );
    log.info({ port }, "operators are answered");
    return listening;
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const why = code === "EADDRINUSE" ? `port ${port} is taken, choose another` : message;
    process.stderr.write(`The worker can't be seen by operators: ${why}.\n`);
    process.exit(1);
  }
}
