import type { RuntimeEnvironment } from "../../runtime-environment.ts";

export const chaosKey = new Uint8Array(32).fill(7);

const warmMonths = 3;

/** What a process of a run is told: where its database, its Outlook and it itself are. */
export function chaosEnvironment(databaseUrl: string, graphUrl: string, webUrl: string): RuntimeEnvironment {
  return {
    DATABASE_URL: databaseUrl,
    NEXT_PUBLIC_WEBAPP_URL: webUrl,
    MICROSOFT_WEBHOOK_TOKEN: "a-secret-of-forty-characters-for-the-tests",
    MICROSOFT_WEBHOOK_URL: undefined,
    DATABASE_CONNECTIONS: 22,
    MS_GRAPH_CLIENT_ID: "test-app",
    MS_GRAPH_CLIENT_SECRET: "test-secret",
    MICROSOFT_GRAPH_URL: graphUrl,
    MICROSOFT_LOGIN_URL: graphUrl,
    CRON_API_KEY: "the-cron-key",
    CRON_SECRET: "the-cron-secret",
    CALENDSO_ENCRYPTION_KEY: chaosKey,
    CALENDSO_ENCRYPTION_KEY_PREVIOUS: undefined,
    CALENDAR_CACHE_MONTHS: warmMonths,
    CALENDAR_CACHE_POLL_MINUTES: 360,
    MICROSOFT_NOTIFICATION_CHANNEL: "webhook",
    EVENTHUB_CONNECTION_STRING: undefined,
    EVENTHUB_NAMESPACE: undefined,
    EVENTHUB_NAME: undefined,
    EVENTHUB_TENANT: undefined,
    OPERATORS: new Set<string>(),
    RELINK_PACE_HOURS: 4,
    BOOKINGS_CHANGED_IN_OUTLOOK: "follow",
    CHANNEL_TARGETS: "any",
    CHANNEL_DELAY_SECONDS: 2,
  };
}
