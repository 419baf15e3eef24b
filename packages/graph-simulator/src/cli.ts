#!/usr/bin/env node
import { Command, InvalidArgumentError } from "commander";
import { startGraphSimulator } from "./start.ts";

type CliOptions = {
  port: number;
  host: string;
  data?: string;
  latency: number;
  quiet?: true;
  eventHub?: number;
};

const program = new Command("calcache-graph-simulator")
  .description("A stateful look-alike of Microsoft Graph's calendars and of the Entra login")
  .option("-p, --port <number>", "port to listen on; 0 takes a free one", wholeNumber, 4000)
  .option("--host <address>", "address to listen on", "127.0.0.1")
  .option("-d, --data <file>", "keep the state in this JSON file")
  .option("--latency <ms>", "added to every Graph and login answer", wholeNumber, 0)
  .option(
    "--event-hub <port>",
    "also take notifications in as an event hub, over AMQP on this port",
    wholeNumber,
  )
  .option("-q, --quiet", "don't print requests");

program.parse();
await orFail(run(program.opts<CliOptions>()));

async function run({ port, host, data, latency, quiet, eventHub }: CliOptions): Promise<void> {
  const simulator = await startGraphSimulator({
    port,
    host,
    latencyMs: latency,
    ...(eventHub === undefined ? {} : { eventHub: { port: eventHub } }),
    ...(data === undefined ? {} : { dataFile: data }),
    ...(quiet === true
      ? {}
      : {
          log: ({ method, path, status, durationMs }) =>
            print(`${status} ${method} ${path} ${durationMs} ms`),
        }),
  });
  print(`Graph    ${simulator.url}/v1.0`);
  print(`Login    ${simulator.url}/{tenant}/oauth2/v2.0`);
  print(`Control  ${simulator.url}/control`);
  if (simulator.eventHub) print(`Hub      ${simulator.eventHub.connectionString}`);
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => void orFail(simulator.close()));
  }
}

/** A taken port or an unwritable file ends the command with one clear line. */
async function orFail(work: Promise<void>): Promise<void> {
  try {
    await work;
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}

function wholeNumber(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 0) throw new InvalidArgumentError("Not a whole number.");
  return value;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
