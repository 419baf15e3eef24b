import { afterAll, beforeAll, expect, test } from "vitest";
import { webhookToken } from "./support/next-server.ts";
import { until } from "./support/run.ts";
import { type Host, teamOf } from "./support/team.ts";
import { startWebApp, type WebApp } from "./support/web-app.ts";

let app: WebApp;
let ann: Host;
let subscriptionId: string;

beforeAll(async () => {
  app = await startWebApp();
  ann = app.simulator.createMailbox({
    address: "ann@contoso.example",
    displayName: "Ann Ito",
    timeZone: "Europe/London",
  });
  await app.importTeam(teamOf([ann]));
  expect(await app.cron()).toMatchObject({ status: 200, body: { watched: 1, failed: 0 } });
  subscriptionId = app.simulator.listSubscriptions()[0]?.id ?? "";
});
afterAll(() => app.close());

const webhook = (body: BodyInit | null, init: RequestInit & { query?: string } = {}) =>
  fetch(`${app.url}/api/integrations/office365calendar/webhook${init.query ?? ""}`, {
    method: "POST",
    body,
    ...init,
  });
const notify = async (...value: object[]) => {
  const answer = await webhook(JSON.stringify({ value }), {
    headers: { "content-type": "application/json" },
  });
  return { status: answer.status, body: await answer.json() };
};
const genuine = () => ({
  subscriptionId,
  clientState: webhookToken,
  changeType: "updated",
  resource: "Users/1/Events/2",
});

test("answers the validation handshake with the decoded token and nothing else", async () => {
  const token = "Validation: Testing client application reachability for subscription Request-Id: 0a1b";
  const answer = await webhook("", {
    query: `?validationToken=${encodeURIComponent(token).replaceAll("%20", "+")}`,
  });
  expect(answer.status).toBe(200);
  expect(answer.headers.get("content-type")).toMatch(/^text\/plain/);
  expect(await answer.text()).toBe(token);
});

test("accepts a notification at once, counts it, and refreshes its calendar", async () => {
  app.simulator.resetRequests();
  expect(await notify(genuine())).toEqual({
    status: 202,
    body: { message: "ok", processed: 1, failed: 0, skipped: 0, errors: [] },
  });
  await until(async () =>
    app.simulator.requests().requests.some(({ operation }) => /calendarView/i.test(operation)),
  );
});

test("skips repetitions, wrong secrets and unknown subscriptions, each with its reason", async () => {
  const { status, body } = await notify(
    genuine(),
    genuine(),
    { ...genuine(), clientState: "wrong" },
    { ...genuine(), clientState: undefined },
    { ...genuine(), subscriptionId: "00000000-0000-4000-8000-000000000000" },
  );
  expect(status).toBe(202);
  expect(body).toMatchObject({ processed: 1, failed: 0, skipped: 4 });
  expect(body.errors).toHaveLength(4);
  expect(body.errors.join("\n")).toMatch(
    /repeated[\s\S]*clientState[\s\S]*clientState[\s\S]*unknown subscription/,
  );
});

test("takes an unknown change type for a dirty flag, and an empty payload for nothing", async () => {
  expect(await notify({ ...genuine(), changeType: "somethingNew" })).toMatchObject({
    status: 202,
    body: { processed: 1 },
  });
  expect(await notify()).toEqual({
    status: 202,
    body: { message: "ok", processed: 0, failed: 0, skipped: 0, errors: [] },
  });
});

test("causes no Graph request for forged notifications", async () => {
  await until(
    async () => (await app.db.cachedCalendar.count({ where: { dirtySince: { not: null } } })) === 0,
  );
  app.simulator.resetRequests();
  await notify(...Array.from({ length: 50 }, () => ({ ...genuine(), clientState: "guess" })));
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect(
    app.simulator.requests().requests.filter(({ operation }) => /calendarView/i.test(operation)),
  ).toEqual([]);
});

test.each(["not json", "{}", '{"value":[{}]}', '{"value":"x"}'])("refuses %s", async (body) => {
  const answer = await webhook(body);
  expect(answer.status).toBe(400);
  expect(await answer.json()).toEqual({ message: "Invalid webhook payload" });
});

test("refuses more than 1 MiB, declared or not", async () => {
  expect((await webhook("x".repeat(1024 * 1024 + 1))).status).toBe(413);
  const stream = new ReadableStream({
    start(controller) {
      for (let count = 0; count < 20; count++) controller.enqueue(new Uint8Array(64 * 1024));
      controller.close();
    },
  });
  expect((await webhook(stream, { duplex: "half" } as RequestInit)).status).toBe(413);
});

test.each(["GET", "PUT", "PATCH", "DELETE", "OPTIONS"])("answers %s with 405 and Allow", async (method) => {
  const answer = await webhook(null, { method });
  expect(answer.status).toBe(405);
  expect(answer.headers.get("allow")).toBe("POST");
});
