import { randomBytes } from "node:crypto";
import { createServer } from "node:http";
import type { HttpBindings } from "@hono/node-server";
import { getRequestListener } from "@hono/node-server";
import { Hono } from "hono";
import type { Control } from "./control/control.ts";
import { createControl } from "./control/control.ts";
import { createControlApp } from "./control/http/control-app.ts";
import type { CreatedSimulation } from "./create-simulation.ts";
import { createSimulation } from "./create-simulation.ts";
import { type EventHub, startEventHub } from "./event-hubs/start-event-hub.ts";
import { createGraphApp } from "./graph/graph-app.ts";
import { failure } from "./graph/protocol/reply.ts";
import type { Random } from "./ids.ts";
import { listen } from "./listen.ts";
import { createLoginApp } from "./login/login-app.ts";
import { simulatorPage } from "./page/index.ts";
import type { RequestLogEntry } from "./request-log.ts";
import type { Schedule } from "./schedule.ts";
import { scheduleByTimer } from "./schedule.ts";
import type { DataFile } from "./snapshot/data-file.ts";
import { createDataFile, readSnapshot } from "./snapshot/data-file.ts";
import { restoreSnapshot, takeSnapshot } from "./snapshot/snapshot.ts";

export type GraphSimulatorOptions = {
  /** 0 (default) takes a free port. */
  port?: number;
  /** 127.0.0.1 by default. */
  host?: string;
  /** The clock, epoch milliseconds. */
  now?: () => number;
  /** JSON snapshot: loaded at the start if it exists, saved after changes and on close. */
  dataFile?: string;
  /** Also starts an event hub that notifications can be delivered into; port 0 (default) takes a free one. */
  eventHub?: { port?: number; partitions?: number; name?: string };
  /** Added to every Graph and login answer. */
  latencyMs?: number;
  /** Hears of every request. */
  log?: (entry: RequestLogEntry) => void;
  /** Timers for deadlines, retries and delays; replaced in tests. */
  schedule?: Schedule;
  /** Randomness of ids and of injected mischief. */
  random?: Random;
};

/** A running simulator: its base URL, and the calls of its control API as functions. */
export type GraphSimulator = Control & {
  /** Graph is at `${url}/v1.0`, the login at `${url}/{tenant}/oauth2/v2.0`, the control API at `${url}/control`. */
  url: string;
  /** The event hub; null where none was asked for. */
  eventHub: EventHub | null;
  close: () => Promise<void>;
};

const SYSTEM_RANDOM: Random = { bytes: (length) => randomBytes(length), fraction: () => Math.random() };

/** Starts a simulator of Microsoft Graph's calendars and Entra's login. Rejects if the port is taken. */
export async function startGraphSimulator(options: GraphSimulatorOptions = {}): Promise<GraphSimulator> {
  const { port = 0, host = "127.0.0.1", latencyMs = 0 } = options;
  const simulation = createSimulation({
    now: options.now ?? (() => Date.now()),
    random: options.random ?? SYSTEM_RANDOM,
    schedule: options.schedule ?? scheduleByTimer,
    log: options.log ?? (() => {}),
    latencyMs,
  });
  const { sim } = simulation;
  const dataFile = options.dataFile === undefined ? null : await openDataFile(simulation, options.dataFile);
  const control = createControl(sim);
  const app = new Hono<{ Bindings: HttpBindings }>();
  app.route("/", createGraphApp(sim));
  app.route("/", createLoginApp(sim));
  app.route("/control", createControlApp(control));
  app.route("/", simulatorPage());
  app.onError((error) => {
    const failed = failure(500, "InternalServerError", `The simulator itself failed: ${error.message}`);
    return Response.json(failed.body, { status: 500 });
  });
  const server = createServer(getRequestListener(app.fetch, { overrideGlobalObjects: false }));
  const url = await listen(server, port, host);
  simulation.setUrl(url);
  const eventHub = options.eventHub ? await openEventHub(options, host) : null;
  if (eventHub) simulation.setEventHub(eventHub);
  return {
    ...control,
    url,
    eventHub,
    close: async () => {
      simulation.close();
      await eventHub?.close();
      server.closeAllConnections();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
      });
      await dataFile?.close();
    },
  };
}

function openEventHub({ eventHub = {}, now, random }: GraphSimulatorOptions, host: string) {
  const { port = 0, partitions = 4, name = "graph-notifications" } = eventHub;
  const key = Buffer.from((random ?? SYSTEM_RANDOM).bytes(32)).toString("base64");
  return startEventHub({ host, port, name, partitions, now: now ?? (() => Date.now()), key });
}

async function openDataFile({ sim, onTouch }: CreatedSimulation, path: string): Promise<DataFile> {
  const snapshot = await readSnapshot(path);
  if (snapshot !== null) restoreSnapshot(sim, snapshot);
  const file = createDataFile(path, () => takeSnapshot(sim), sim.schedule);
  onTouch(file.touch);
  return file;
}
