import { patience } from "@calcache/testing";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { type EventStreamClient, openEventStream } from "./support/event-stream.ts";
import { until } from "./support/run.ts";
import { type Host, teamOf } from "./support/team.ts";
import { startWebApp, type WebApp } from "./support/web-app.ts";

let app: WebApp;
let ann: Host;
let eventTypeId: number;
const clients: EventStreamClient[] = [];

beforeAll(async () => {
  app = await startWebApp();
  ann = app.simulator.createMailbox({
    address: "ann@contoso.example",
    displayName: "Ann Ito",
    timeZone: "Europe/London",
  });
  await app.importTeam(teamOf([ann]));
  expect(await app.cron()).toMatchObject({ status: 200, body: { watched: 1, failed: 0 } });
  ({ id: eventTypeId } = await app.db.eventType.findFirstOrThrow({ where: { slug: "teamevent" } }));
  // Whoever is there when the connection is made hears of it: once the first has heard anything, it is made, and those
  // who come later hear news only.
  const first = await follow();
  await until(async () => {
    const news = JSON.stringify({ eventTypes: [eventTypeId] });
    await app.db.$executeRaw`SELECT pg_notify('availability_change', ${news})`;
    return first.events() > 0;
  });
  first.leave();
});
afterEach(() => {
  for (const { leave } of clients.splice(0)) leave();
});
afterAll(() => app.close());

async function follow(id: number | string = eventTypeId) {
  const client = await openEventStream(`${app.url}/api/live?eventTypeId=${id}`);
  clients.push(client);
  return client;
}

const listening = async () => {
  const rows = await app.db.$queryRaw<{ pid: number }[]>`
    SELECT pid FROM pg_stat_activity
    WHERE datname = current_database() AND application_name = 'calcache-live'`;
  return rows.length;
};

let day = 0;
function changeOutlook() {
  day += 1;
  const start = Date.now() + day * 86_400_000;
  const [from, to] = [start, start + 3_600_000].map((time) => new Date(time).toISOString());
  app.simulator.createEvent(ann.address, { title: "Ann's secret", start: from ?? "", end: to ?? "" });
}

const metric = async (name: string) => {
  const text = await (await fetch(`${app.url}/api/metrics`)).text();
  return Number(new RegExp(`^${name} (\\d+)`, "m").exec(text)?.[1]);
};

test("a change in Outlook reaches an open page within two seconds, and says nothing but that there is one", async () => {
  const { answer, events, text } = await follow();
  expect(answer.status).toBe(200);
  expect(answer.headers.get("content-type")).toBe("text/event-stream; charset=utf-8");
  expect(answer.headers.get("content-encoding")).toBeNull();
  const began = performance.now();
  changeOutlook();
  await until(async () => events() === 1, 10);
  expect(performance.now() - began).toBeLessThan(patience(2_000));
  expect(text()).toMatch(/^retry: \d{4}\n\nevent: availability\ndata: \{\}\n\n$/);
});

test("a booking made here reaches an open page", async () => {
  const { events } = await follow();
  const startTime = new Date(Date.now() + 86_400_000);
  const times = { startTime, endTime: new Date(startTime.getTime() + 1_800_000) };
  await app.db.booking.create({ data: { uid: "live", title: "Booked", eventTypeId, ...times } });
  await until(async () => events() === 1, 5);
});

test("a hundred open pages cost one connection, and all of them hear", async () => {
  const pages = await Promise.all(Array.from({ length: 100 }, () => follow()));
  expect(await listening()).toBe(1);
  expect(await metric("calcache_live_streams")).toBe(100);
  changeOutlook();
  await until(async () => pages.every(({ events }) => events() === 1), 10);
});

test("a page that is closed is forgotten", async () => {
  const pages = await Promise.all(Array.from({ length: 20 }, () => follow()));
  for (const { leave } of pages) leave();
  await until(async () => (await metric("calcache_live_streams")) === 0);
  expect(await metric("calcache_live_events_total")).toBeGreaterThan(0);
});

test("a lost connection is made anew, and open pages are told that they may have missed something", async () => {
  const { events } = await follow();
  await app.db.$queryRaw`
    SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE datname = current_database() AND application_name = 'calcache-live'`;
  await until(async () => events() === 1, 5);
  changeOutlook();
  await until(async () => events() === 2, 10);
});

test.each([
  ["", 400, "BAD_REQUEST"],
  ["?eventTypeId=0", 400, "BAD_REQUEST"],
  ["?eventTypeId=1e3", 400, "BAD_REQUEST"],
  ["?eventTypeId=999999", 404, "NOT_FOUND"],
])("answers %j with %i %s", async (query, status, code) => {
  const answer = await fetch(`${app.url}/api/live${query}`);
  expect(answer.status).toBe(status);
  expect(await answer.json()).toMatchObject({ status: "error", error: { code } });
});

test.each(["POST", "PUT", "DELETE", "HEAD"])("refuses %s and says what it allows", async (method) => {
  const answer = await fetch(`${app.url}/api/live?eventTypeId=${eventTypeId}`, { method });
  expect(answer.status).toBe(405);
  expect(answer.headers.get("allow")).toBe("GET");
});

// Seen to fail when nobody ended the streams: the server didn't stop within a minute.
test("a server that stops ends its streams, and isn't kept from stopping", async () => {
  const { ended, leave } = await follow();
  const began = performance.now();
  await app.stop();
  expect(performance.now() - began).toBeLessThan(patience(10_000));
  await Promise.race([ended, new Promise((_, reject) => setTimeout(reject, patience(5_000)))]);
  leave();
  await app.start();
});
