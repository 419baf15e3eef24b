import { type Engine, markMissed } from "@calcache/calendar-cache";
import { type ConfiguredHub, eventHubOf } from "@calcache/environment";
import { consumeEventHub, type EventHub } from "@calcache/event-hubs";
import { type AppTokens, openAppTokens } from "@calcache/microsoft-graph";
import { eventHubAddress } from "@calcache/outlook";
import type { Provider } from "./providers.ts";
import type { RuntimeEnvironment } from "./runtime-environment.ts";

/** As Event Hubs asks for it; Microsoft's own client says it with two slashes. */
const scope = "https://eventhubs.azure.net/.default";

/**
 * Reads the event hub that is configured, whichever channel new subscriptions go by: those that are moved to another one notify
 * by this one until they end. The answer stops it.
 */
export async function readEventHub(
  environment: RuntimeEnvironment,
  providers: Iterable<Provider>,
  engine: Engine,
): Promise<() => Promise<void>> {
  const { db, log, now } = engine;
  const configured = eventHubOf(environment);
  const takers = [...providers].flatMap(({ takeEvent }) => takeEvent ?? []);
  if (configured === null || takers.length === 0) return async () => {};
  const consumer = await consumeEventHub({
    hub: openHub(configured, environment, now),
    db,
    log,
    now,
    take: (body) => Promise.all(takers.map((take) => take(body))),
    missed: () => markMissed(engine, eventHubAddress({ ...configured, tenant: null })),
  });
  return () => consumer.close();
}

function openHub(
  { host, name, tenant, connectionString }: ConfiguredHub,
  environment: RuntimeEnvironment,
  now: () => number,
): EventHub {
  if (connectionString !== null) return { name, connectionString };
  const tokens = openAppTokens({
    loginUrl: environment.MICROSOFT_LOGIN_URL,
    tenant: tenant ?? "",
    clientId: environment.MS_GRAPH_CLIENT_ID,
    credential: { kind: "secret", secret: environment.MS_GRAPH_CLIENT_SECRET },
    scope,
    now,
  });
  return { name, namespace: host, credential: asCredential(tokens) };
}

const asCredential = (tokens: AppTokens): Extract<EventHub, { namespace: string }>["credential"] => ({
  async getToken() {
    const token = await tokens();
    if (!token.ok) throw new Error(`no token for the event hub: ${token.error.message}`);
    return { token: token.value.accessToken, expiresOnTimestamp: token.value.expiresAt };
  },
});
