import { afterAll, beforeAll, expect, test } from "vitest";
import { cronKey, serverEnvironment, startNext, webhookToken } from "./support/next-server.ts";
import { freePort } from "./support/run.ts";

const webhookPath = "/api/integrations/office365calendar/webhook";
let web: Awaited<ReturnType<typeof startNext>>;

beforeAll(async () => {
  const away = `postgresql://nobody:nothing@127.0.0.1:${await freePort()}/away`;
  const env = serverEnvironment(away, "http://127.0.0.1:9", await freePort());
  web = await startNext(env, webhookPath);
});
afterAll(() => web.stop());

test("while the database is away the handshake still answers", async () => {
  const answer = await fetch(`${web.url}${webhookPath}?validationToken=still+here`, { method: "POST" });
  expect(answer.status).toBe(200);
  expect(await answer.text()).toBe("still here");
});

test("a notification that can't be stored is answered with 503, so that Graph sends it again", async () => {
  const body = JSON.stringify({
    value: [{ subscriptionId: "x", clientState: webhookToken, changeType: "updated" }],
  });
  expect((await fetch(web.url + webhookPath, { method: "POST", body })).status).toBe(503);
});

test("health, slots and cron say that they can't, without a secret", async () => {
  const slots = `/api/v2/slots?teamSlug=devs&eventTypeSlug=teamevent&start=2030-01-01&end=2030-01-02`;
  for (const path of ["/api/health", slots, `/api/calendar-cache/cron?apiKey=${cronKey}`]) {
    const answer = await fetch(web.url + path);
    expect([path, answer.status]).toEqual([path, 503]);
    expect(await answer.text()).not.toMatch(/nothing@|127\.0\.0\.1/);
  }
});

test("the status says that everything is out, to tools and to people", async () => {
  const answer = await fetch(`${web.url}/api/v2/status.json`);
  expect(answer.status).toBe(200);
  expect(await answer.json()).toMatchObject({ status: { indicator: "critical" } });
  const page = await fetch(`${web.url}/status`);
  expect(page.status).toBe(200);
  expect(await page.text()).toContain("Major service outage");
});

test("a booking page says that it can't be shown, in words that need no script", async () => {
  for (const path of ["/team/devs/teamevent", "/ann/intro"]) {
    const answer = await fetch(web.url + path);
    expect([path, answer.status]).toEqual([path, 503]);
    expect(await answer.text()).toMatch(/<h1[^>]*>This page can&#x27;t be shown right now/);
  }
});
