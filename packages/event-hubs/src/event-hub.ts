import type { TokenCredential } from "@azure/event-hubs";

/** An event hub, and how it is opened: by a shared access key in a connection string, or by an app that may read it. */
export type EventHub = { name: string } & (
  | { connectionString: string }
  | {
      /** `contoso.servicebus.windows.net` */
      namespace: string;
      credential: TokenCredential;
    }
);

/** The consumer group that every hub has; a hub for notifications is read by nobody else. */
export const consumerGroup = "$Default";
