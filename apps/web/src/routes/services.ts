import { readEnvironment } from "@calcache/environment";
import { checkHealth, createStatusReader, readPublicIncidents, readZoneData } from "@calcache/operations";
import { processRuntime } from "@calcache/runtime";
import { livePages } from "../api/live/process-live-pages.ts";
import { cachedEventTypes } from "../process/cached-event-types.ts";
import { metrics } from "../process/metrics.ts";
import { operationalState } from "../process/operational-state.ts";
import { processWide } from "../process/process-wide.ts";

/** What this process's endpoints work with. */
export const services = () => processWide("services", openServices);

function openServices() {
  const runtime = processRuntime();
  const { engine, bookings, visitors, operatorKey, worker } = runtime;
  const environment = readEnvironment([
    "NEXT_PUBLIC_WEBAPP_URL",
    "METRICS_TOKEN",
    "OPERATORS",
    "CONNECT_RETURN_ORIGINS",
    "API_KEY_REQUESTS_PER_MINUTE",
  ]);
  return {
    engine,
    log: engine.log,
    bookings,
    guests: visitors,
    signIn: runtime.signIn,
    hasOwnSessions: runtime.hasOwnSessions,
    currentUser: runtime.currentUser,
    connections: runtime.connections,
    channels: runtime.channels,
    usage: runtime.usage,
    requestsPerMinute: environment.API_KEY_REQUESTS_PER_MINUTE,
    operatorKey,
    cache: cachedEventTypes(),
    pages: livePages(),
    metrics: metrics(),
    registry: metrics().registry,
    health: async () =>
      checkHealth(operationalState, engine.now, worker.state, await readZoneData(), runtime.clockAhead()),
    status: createStatusReader(
      operationalState,
      () => readPublicIncidents(engine.db, engine.now()),
      [...runtime.providers.values()].flatMap(({ accountKinds }) => accountKinds),
      engine.now,
      engine.log,
    ),
    subscribing: runtime.subscribing,
    isTarget: async (url: URL) => (await runtime.channels.targets.checkNow(url)).ok,
    random: Math.random,
    webappUrl: environment.NEXT_PUBLIC_WEBAPP_URL,
    operators: environment.OPERATORS,
    returnOrigins: environment.CONNECT_RETURN_ORIGINS,
    metricsToken: environment.METRICS_TOKEN,
  };
}
