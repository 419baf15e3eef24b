import { expect, test } from "vitest";
import { readEnvironment } from "./environment.ts";
import { eventHubOf, eventHubVariables } from "./event-hub-of.ts";

const connection =
  "Endpoint=sb://contoso.servicebus.windows.net/;SharedAccessKeyName=listen;SharedAccessKey=c2VjcmV0PQ==;EntityPath=graph";
const ofNamespace = connection.replace(";EntityPath=graph", "");

const read = (source: Record<string, string>) =>
  readEnvironment([...eventHubVariables, "MS_GRAPH_CLIENT_ID"], source);

test("notifications are posted unless told otherwise, and no hub is read", () => {
  const environment = read({});
  expect(environment.MICROSOFT_NOTIFICATION_CHANNEL).toBe("webhook");
  expect(eventHubOf(environment)).toBeNull();
});

test("a hub is read by its connection string, or as our app", () => {
  const byKey = read({
    MICROSOFT_NOTIFICATION_CHANNEL: "eventhub",
    EVENTHUB_CONNECTION_STRING: connection,
    EVENTHUB_TENANT: "contoso.com",
  });
  expect(eventHubOf(byKey)).toEqual({
    host: "contoso.servicebus.windows.net",
    name: "graph",
    tenant: "contoso.com",
    connectionString: connection,
  });
  const asApp = read({
    MS_GRAPH_CLIENT_ID: "app",
    EVENTHUB_NAMESPACE: "Contoso",
    EVENTHUB_NAME: "graph",
    EVENTHUB_TENANT: "contoso.com",
  });
  expect(eventHubOf(asApp)).toEqual({
    host: "contoso.servicebus.windows.net",
    name: "graph",
    tenant: "contoso.com",
    connectionString: null,
  });
});

// Broken on purpose: the rules between variables not asked.
test.each([
  ["a channel that isn't one", { MICROSOFT_NOTIFICATION_CHANNEL: "kafka" }, "must be webhook or eventhub"],
  ["no hub", { MICROSOFT_NOTIFICATION_CHANNEL: "eventhub" }, "EVENTHUB_CONNECTION_STRING: is missing"],
  ["a namespace alone", { EVENTHUB_NAMESPACE: "contoso" }, "EVENTHUB_NAME: is missing"],
  ["a string without a hub", { EVENTHUB_CONNECTION_STRING: ofNamespace }, "has no EntityPath"],
  [
    "two hubs",
    { EVENTHUB_CONNECTION_STRING: connection, EVENTHUB_NAME: "other" },
    "is another hub than EntityPath",
  ],
  [
    "both ways",
    { EVENTHUB_CONNECTION_STRING: connection, EVENTHUB_NAMESPACE: "contoso" },
    "give one of both",
  ],
  [
    "no key",
    { EVENTHUB_CONNECTION_STRING: "Endpoint=sb://contoso.servicebus.windows.net/" },
    "SharedAccessKeyName",
  ],
  ["no endpoint", { EVENTHUB_CONNECTION_STRING: "contoso" }, "must have Endpoint=sb://"],
  [
    "no TLS, far away",
    { EVENTHUB_CONNECTION_STRING: `${connection};UseDevelopmentEmulator=true` },
    "for localhost only",
  ],
])("refuses %s, and tells no secret", (_, source, message) => {
  expect(() => read(source)).toThrow(message);
  expect(() => read(source)).not.toThrow("c2VjcmV0");
});
