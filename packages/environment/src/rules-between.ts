import type { z } from "zod";
import type { variables } from "./variables.ts";

type Values = Partial<z.output<typeof variables>>;

/** What a variable must be because of others: its name, and what is wrong. */
type Issue = readonly [name: string, message: string];

/** Where notifications come in by Event Hubs, the hub must be known, by one of two ways. */
function eventHubIssues(values: Values): Issue[] {
  if (!("MICROSOFT_NOTIFICATION_CHANNEL" in values)) return [];
  const {
    MICROSOFT_NOTIFICATION_CHANNEL: channel,
    EVENTHUB_CONNECTION_STRING: connection,
    EVENTHUB_NAMESPACE: namespace,
    EVENTHUB_NAME: name,
    EVENTHUB_TENANT: tenant,
    MS_GRAPH_CLIENT_ID: app,
  } = values;
  if (connection && namespace)
    return [["EVENTHUB_NAMESPACE", "must not be set beside EVENTHUB_CONNECTION_STRING: give one of both"]];
  if (connection?.hub && name && connection.hub !== name)
    return [["EVENTHUB_NAME", "is another hub than EntityPath in EVENTHUB_CONNECTION_STRING"]];
  if (connection && !connection.hub && !name)
    return [["EVENTHUB_NAME", "is missing: EVENTHUB_CONNECTION_STRING has no EntityPath"]];
  if (namespace)
    return [
      ...(name ? [] : [["EVENTHUB_NAME", "is missing: EVENTHUB_NAMESPACE needs it"] as const]),
      ...(tenant
        ? []
        : [["EVENTHUB_TENANT", "is missing: EVENTHUB_NAMESPACE needs it to sign in there"] as const]),
      ...(app
        ? []
        : [["MS_GRAPH_CLIENT_ID", "is missing: EVENTHUB_NAMESPACE is opened as this app"] as const]),
    ];
  if (connection || channel !== "eventhub") return [];
  return [
    [
      "EVENTHUB_CONNECTION_STRING",
      "is missing: MICROSOFT_NOTIFICATION_CHANNEL=eventhub needs it, or EVENTHUB_NAMESPACE, EVENTHUB_NAME and EVENTHUB_TENANT",
    ],
  ];
}

/** What is wrong with variables that are right by themselves. */
export const issuesBetween = (values: Values): Issue[] => eventHubIssues(values);
