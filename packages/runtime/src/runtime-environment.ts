import { type Environment, eventHubVariables } from "@calcache/environment";

/** The variables that a runtime works with. */
export const runtimeVariables = [
  "DATABASE_URL",
  "DATABASE_DIRECT_URL",
  "DATABASE_CONNECTIONS",
  "NEXT_PUBLIC_WEBAPP_URL",
  "MICROSOFT_WEBHOOK_TOKEN",
  "MICROSOFT_WEBHOOK_URL",
  "MS_GRAPH_CLIENT_ID",
  "MS_GRAPH_CLIENT_SECRET",
  "MICROSOFT_GRAPH_URL",
  "MICROSOFT_LOGIN_URL",
  ...eventHubVariables,
  "OPERATORS",
  "RELINK_PACE_HOURS",
  "CRON_API_KEY",
  "CRON_SECRET",
  "CALENDSO_ENCRYPTION_KEY",
  "CALENDSO_ENCRYPTION_KEY_PREVIOUS",
  "CALCOM_KEYRING_CREDENTIALS",
  "CALENDAR_CACHE_MONTHS",
  "CALENDAR_CACHE_POLL_MINUTES",
  "BOOKINGS_CHANGED_IN_OUTLOOK",
  "CHANNEL_TARGETS",
  "CHANNEL_DELAY_SECONDS",
] as const satisfies readonly (keyof Environment)[];

export type RuntimeEnvironment = Pick<Environment, (typeof runtimeVariables)[number]>;
