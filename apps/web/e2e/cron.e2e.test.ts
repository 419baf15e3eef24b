import { afterAll, beforeAll, expect, test } from "vitest";
import { cronKey } from "./support/next-server.ts";
import { type Host, teamOf } from "./support/team.ts";
import { startWebApp, type WebApp } from "./support/web-app.ts";

let app: WebApp;
let hosts: Host[];

beforeAll(async () => {
  app = await startWebApp();
  hosts = ["ann", "ben"].map((name) =>
    app.simulator.createMailbox({
      address: `${name}@contoso.example`,
      displayName: name,
      timeZone: "Europe/London",
    }),
  );
});
afterAll(() => app.close());

const call = (init: RequestInit, query = "") => fetch(`${app.url}/api/calendar-cache/cron${query}`, init);

test.each<[string, RequestInit, string]>([
  ["no key", {}, ""],
  ["a wrong apiKey", {}, "?apiKey=wrong"],
  ["an empty apiKey", {}, "?apiKey="],
  ["a wrong bearer", { headers: { authorization: "Bearer wrong" } }, ""],
  ["the secret without Bearer", { headers: { authorization: "the-cron-secret-of-the-tests" } }, ""],
])("refuses %s", async (_what, init, query) => {
  expect((await call({ method: "POST", ...init }, query)).status).toBe(401);
});

test.each<[string, RequestInit, string]>([
  ["the key in the query", { method: "POST" }, `?apiKey=${cronKey}`],
  ["the key in the header", { method: "GET", headers: { authorization: cronKey } }, ""],
  [
    "the secret as bearer",
    { method: "GET", headers: { authorization: "Bearer the-cron-secret-of-the-tests" } },
    "",
  ],
])("accepts %s", async (_what, init, query) => {
  const answer = await call(init, query);
  expect(answer.status).toBe(200);
  const body = await answer.json();
  expect(new Date(body.executedAt).toISOString()).toBe(body.executedAt);
  expect(body).toMatchObject({ watched: 0, renewed: 0, unwatched: 0, polled: 0, failed: 0, errors: [] });
});

test("answers other methods with 405 and Allow", async () => {
  const answer = await call({ method: "DELETE" }, `?apiKey=${cronKey}`);
  expect(answer.status).toBe(405);
  expect(answer.headers.get("allow")).toBe("GET, POST");
});

test("watches what the team file selects, once, even when called twice at once, and unwatches what it drops", async () => {
  await app.importTeam(teamOf(hosts));
  const [one, two] = await Promise.all([app.cron(), app.cron()]);
  expect(one.body.watched + two.body.watched).toBe(2);
  expect(app.simulator.listSubscriptions()).toHaveLength(2);
  expect((await app.cron()).body).toMatchObject({
    watched: 0,
    renewed: 0,
    unwatched: 0,
    polled: 0,
    failed: 0,
  });

  await app.importTeam(teamOf(hosts, {}, []));
  expect((await app.cron()).body).toMatchObject({ watched: 0, unwatched: 2 });
  expect(app.simulator.listSubscriptions()).toEqual([]);
});

test("says what failed, without a secret, and goes on with the rest", async () => {
  await app.importTeam(teamOf(hosts));
  const fault = app.simulator.addFault({
    match: { mailbox: "ann@contoso.example" },
    effect: { status: 503 },
  });
  const { status, body } = await app.cron();
  expect(status).toBe(200);
  expect(body).toMatchObject({ watched: 1, failed: 1 });
  expect(body.errors).toHaveLength(1);
  expect(body.errors[0]).toMatch(/503/);
  expect(JSON.stringify(body)).not.toContain(hosts[0]?.tokens.access_token);
  app.simulator.removeFault(fault.id);
});
