import { integration } from "@calcache/outlook";
import { createRuntime } from "@calcache/runtime";
import { serve } from "@hono/node-server";
import { encryptionKey, webhookToken } from "./secrets.ts";
import type { World } from "./world.ts";

const quiet = () => {};
const loginOperations = new Set(["exchangeCode", "refreshTokens"]);

/** The plugin in this process, with its webhook over real HTTP, and with its worker if one is wanted. */
export async function startPlugin({ db, databaseUrl, simulator }: World, { worker }: { worker: boolean }) {
  const server = serve({
    port: 0,
    hostname: "127.0.0.1",
    fetch: (request) => plugin.webhook(integration, request),
  });
  await new Promise((resolve) => server.once("listening", resolve));
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === "object" ? address?.port : 0}`;
  let graphRequests = 0;
  const plugin = createRuntime({
    observeRequest: ({ operation }) => {
      if (!loginOperations.has(operation)) graphRequests += 1;
    },
    log: { info: quiet, warn: quiet, error: quiet },
    db,
    environment: {
      DATABASE_URL: databaseUrl,
      NEXT_PUBLIC_WEBAPP_URL: url,
      MICROSOFT_WEBHOOK_TOKEN: webhookToken,
      MICROSOFT_WEBHOOK_URL: undefined,
      DATABASE_CONNECTIONS: 22,
      MICROSOFT_NOTIFICATION_CHANNEL: "webhook",
      EVENTHUB_CONNECTION_STRING: undefined,
      EVENTHUB_NAMESPACE: undefined,
      EVENTHUB_NAME: undefined,
      EVENTHUB_TENANT: undefined,
      MS_GRAPH_CLIENT_ID: "bench",
      MS_GRAPH_CLIENT_SECRET: "bench",
      MICROSOFT_GRAPH_URL: simulator.url,
      MICROSOFT_LOGIN_URL: simulator.url,
      CRON_API_KEY: undefined,
      CRON_SECRET: undefined,
      CALENDSO_ENCRYPTION_KEY: encryptionKey,
      CALENDSO_ENCRYPTION_KEY_PREVIOUS: undefined,
      CALENDAR_CACHE_MONTHS: 4,
      CALENDAR_CACHE_POLL_MINUTES: 360,
      OPERATORS: new Set<string>(),
      RELINK_PACE_HOURS: 4,
      BOOKINGS_CHANGED_IN_OUTLOOK: "follow",
      CHANNEL_TARGETS: "any",
      CHANNEL_DELAY_SECONDS: 2,
    },
  });
  if (worker) await plugin.start();
  return {
    ...plugin,
    /** Requests that it has sent to Graph, the login's not counted. */
    graphRequests: () => graphRequests,
    async stop() {
      await plugin.stop();
      server.close();
    },
  };
}
