import type { Environment } from "./environment.ts";

export const eventHubVariables = [
  "MICROSOFT_NOTIFICATION_CHANNEL",
  "EVENTHUB_CONNECTION_STRING",
  "EVENTHUB_NAMESPACE",
  "EVENTHUB_NAME",
  "EVENTHUB_TENANT",
] as const satisfies readonly (keyof Environment)[];

/** The event hub that is configured. */
export type ConfiguredHub = {
  /** its namespace's host */
  host: string;
  name: string;
  /** a domain of its tenant */
  tenant: string | null;
  /** null: it is opened as our app */
  connectionString: string | null;
};

/** The event hub that notifications are read from, whichever channel new subscriptions go by; null where none is configured. */
export function eventHubOf(
  environment: Pick<Environment, (typeof eventHubVariables)[number]>,
): ConfiguredHub | null {
  const connection = environment.EVENTHUB_CONNECTION_STRING;
  const host = connection?.host ?? environment.EVENTHUB_NAMESPACE;
  const name = connection?.hub ?? environment.EVENTHUB_NAME;
  if (host === undefined || name === undefined) return null;
  return {
    host,
    name,
    tenant: environment.EVENTHUB_TENANT ?? null,
    connectionString: connection?.text ?? null,
  };
}
