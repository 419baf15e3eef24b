import { expect, test } from "vitest";
import type { Mark } from "./receive-notifications.ts";
import { takeNotifications } from "./take-notifications.ts";
import { createWebhook } from "./webhook.ts";

const nothingWorks = () => Promise.reject(new Error("nothing else works"));
const silent = () => {};
const webhook = createWebhook({
  take: takeNotifications({ mark: nothingWorks, clientState: "a-secret", observe: silent }),
  log: { info: silent, warn: silent, error: silent },
});
const url = "https://cache.example/api/integrations/office365calendar/webhook";
const post = (body: string, headers: Record<string, string> = {}) =>
  webhook(new Request(url, { method: "POST", body, headers }));

test("answers the handshake with the decoded token as plain text, whatever else is broken", async () => {
  const token =
    "Validation: Testing client application reachability for subscription Request-Id: 1+1 & <b>ü</b>";
  const query = new URLSearchParams({ validationToken: token });
  const answer = await webhook(new Request(`${url}?${query}`, { method: "POST", body: "" }));
  expect(answer.status).toBe(200);
  expect(answer.headers.get("content-type")).toMatch(/^text\/plain/);
  expect(await answer.text()).toBe(token);
});

test("decodes a plus sign in the token as a space, once", async () => {
  const answer = await webhook(
    new Request(`${url}?validationToken=Validation%3A+Testing%252B1`, { method: "POST" }),
  );
  expect(await answer.text()).toBe("Validation: Testing%2B1");
});

test.each(["GET", "PUT", "PATCH", "DELETE", "OPTIONS"])(
  "answers %s with 405 and what is allowed",
  async (method) => {
    const answer = await webhook(new Request(`${url}?validationToken=x`, { method }));
    expect(answer.status).toBe(405);
    expect(answer.headers.get("allow")).toBe("POST");
  },
);

test.each([
  ["no JSON", "Validation"],
  ["nothing", ""],
  ["no object", "[]"],
  ["no value", "{}"],
  ["a value that is no list", '{"value":{}}'],
  ["an item without subscription", '{"value":[{"clientState":"x"}]}'],
  ["an item whose subscription is a number", '{"value":[{"subscriptionId":7}]}'],
  ["an item that is null", '{"value":[null]}'],
])("refuses %s with 400", async (_what, body) => {
  const answer = await post(body);
  expect(answer.status).toBe(400);
  expect(await answer.json()).toEqual({ message: "Invalid webhook payload" });
});

test.each([
  ["at the limit", 1024 * 1024, 400, null],
  ["a byte over the limit", 1024 * 1024 + 1, 413, null],
  ["ten times the limit", 10 * 1024 * 1024, 413, null],
])("reads a body %s to its end before it answers", async (_what, length, status, connection) => {
  const answer = await post("x".repeat(length));
  expect(answer.status).toBe(status);
  expect(answer.headers.get("connection")).toBe(connection);
});

test("refuses a body declared far too large without reading it, and closes the connection", async () => {
  const answer = await post("{}", { "content-length": String(1024 ** 3) });
  expect(answer.status).toBe(413);
  expect(answer.headers.get("connection")).toBe("close");
});

test("refuses a body without a declared length or an end, and closes the connection", async () => {
  let sent = 0;
  const endless = new ReadableStream({
    pull(controller) {
      sent += 64 * 1024;
      controller.enqueue(new Uint8Array(64 * 1024));
    },
  });
  const request = new Request(url, { method: "POST", body: endless, duplex: "half" } as RequestInit);
  const answer = await webhook(request);
  expect(answer.status).toBe(413);
  expect(answer.headers.get("connection")).toBe("close");
  expect(sent).toBeLessThan(20 * 1024 * 1024);
});

const noting =
  (marked: string[]): Mark =>
  async (notices) => {
    marked.push(...notices.map(({ subscription }) => subscription));
    return new Map(notices.map(({ subscription }) => [subscription, "marked"] as const));
  };

// Broken on purpose: a payload is parsed as a whole; it was refused, and Graph sent all of it again.
test.each([{ clientState: "a-secret" }, { subscriptionId: 7 }, null, "text"])(
  "an item such as %j among good ones is skipped and counted, and keeps no other from being marked",
  async (stray) => {
    const marked: string[] = [];
    const open = createWebhook({
      take: takeNotifications({ mark: noting(marked), clientState: "a-secret", observe: silent }),
      log: { info: silent, warn: silent, error: silent },
    });
    const good = ["a", "b"].map((subscriptionId) => ({ subscriptionId, clientState: "a-secret" }));
    const body = JSON.stringify({ value: [good[0], stray, good[1]], validationTokens: null });
    const answer = await open(new Request(url, { method: "POST", body }));
    expect(answer.status).toBe(202);
    expect(await answer.json()).toMatchObject({
      processed: 2,
      skipped: 1,
      errors: ["an item that isn't a notification"],
    });
    expect(marked).toEqual(["a", "b"]);
  },
);

const cloudEvent = (type: string, data: object) => ({
  specversion: "1.0",
  id: "00000000-0000-0000-0000-000000000000",
  source: "/tenants/t/applications/a",
  type: `Microsoft.Graph.${type}`,
  data: { clientState: "a-secret", tenantId: "t", ...data },
});

// Broken on purpose: CloudEvents not unwrapped; all of them were refused.
test("Event Grid's CloudEvents are taken in, one alone and some together, and verified like Graph's own", async () => {
  const marked: string[] = [];
  const open = createWebhook({
    take: takeNotifications({ mark: noting(marked), clientState: "a-secret", observe: silent }),
    log: { info: silent, warn: silent, error: silent },
  });
  const send = async (body: object) =>
    (await open(new Request(url, { method: "POST", body: JSON.stringify(body) }))).json();
  const updated = cloudEvent("EventUpdated", {
    subscriptionId: "a",
    changeType: "updated",
    resource: "https://outlook.office365.com/api/beta/Users('u@t')/Events('e')",
  });
  const forged = cloudEvent("EventUpdated", { subscriptionId: "b", clientState: "guessed" });
  const lifecycle = cloudEvent("SubscriptionReauthorizationRequired", {
    subscriptionId: "c",
    lifecycleEvent: "reauthorizationRequired",
  });
  expect(await send(updated)).toMatchObject({ processed: 1, skipped: 0 });
  expect(await send([lifecycle, forged])).toMatchObject({ processed: 1, skipped: 1 });
  expect(marked).toEqual(["a", "c"]);
});

test("Event Grid's question whether it may post here is answered; another OPTIONS is not", async () => {
  const ask = (headers: Record<string, string>) => webhook(new Request(url, { method: "OPTIONS", headers }));
  const allowed = await ask({ "webhook-request-origin": "eventgrid.azure.net" });
  expect([allowed.status, allowed.headers.get("webhook-allowed-origin")]).toEqual([
    200,
    "eventgrid.azure.net",
  ]);
  expect((await ask({})).status).toBe(405);
});
