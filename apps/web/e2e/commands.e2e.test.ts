import { once } from "node:events";
import { readdir } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { queueName } from "@calcache/calendar-cache";
import { type GraphSimulator, startGraphSimulator } from "@calcache/graph-simulator";
import { createTestDatabase, type TestDatabase } from "@calcache/setup/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { serverEnvironment } from "./support/next-server.ts";
import { freePort, inRepo, interrupt, run, until } from "./support/run.ts";
import { importTeam, teamOf } from "./support/team.ts";

let database: TestDatabase;
let simulator: GraphSimulator;

beforeAll(async () => {
  database = await createTestDatabase();
  simulator = await startGraphSimulator();
});
afterAll(async () => {
  await simulator.close();
  await database.drop();
});

const npm = (args: string[], env: Record<string, string>) =>
  run("npm", ["run", "--silent", ...args], env, inRepo());
const isFree = async (port: number) => !(await fetch(`http://127.0.0.1:${port}/`).catch(() => null));

test("serve names every bad and missing variable and ends with a failure", async () => {
  const running = npm(["serve"], {
    PORT: "notaport",
    MICROSOFT_WEBHOOK_TOKEN: "short",
    CALENDSO_ENCRYPTION_KEY: "",
  });
  expect(await running.ended).not.toBe(0);
  for (const name of ["DATABASE_URL", "PORT", "MICROSOFT_WEBHOOK_TOKEN", "CALENDSO_ENCRYPTION_KEY"]) {
    expect(running.output()).toContain(name);
  }
});

const builds = async () => (await readdir(inRepo("apps", "web"))).filter((name) => name.startsWith(".next-"));

test("serve serves the build that is there until Ctrl-C, and leaves no listening port", async () => {
  const before = await builds();
  const port = await freePort();
  const running = npm(["serve"], serverEnvironment(database.databaseUrl, simulator.url, port));
  await until(async () => (await fetch(`http://127.0.0.1:${port}/api/health`)).ok, 60);
  await interrupt(running);
  expect(await isFree(port)).toBe(true);
  expect(await builds()).toEqual(before);
});

/** Ann's calendar, never read yet and marked by a notification. */
async function markedCalendar() {
  const ann = simulator.createMailbox({
    address: "ann@contoso.example",
    displayName: "Ann",
    timeZone: "UTC",
  });
  await importTeam(database.db, teamOf([ann]));
  const { id: mailboxId } = await database.db.mailbox.findFirstOrThrow();
  await database.db.cachedCalendar.deleteMany();
  return database.db.cachedCalendar.create({
    data: {
      mailboxId,
      externalId: ann.calendars[0]?.id ?? "",
      dirtySince: new Date(),
      dirtyReason: "notified",
      dirtyGeneration: 1,
    },
  });
}
const isConfirmed = async ({ id }: { id: number }) =>
  (await database.db.cachedCalendar.findUniqueOrThrow({ where: { id } })).confirmedAt !== null;

test("worker works alone: what is marked is refreshed, until Ctrl-C", async () => {
  const calendar = await markedCalendar();
  const running = npm(["worker"], serverEnvironment(database.databaseUrl, simulator.url, await freePort()));
  await until(() => isConfirmed(calendar));
  await interrupt(running);
  expect(running.output()).toContain("[Calendar Refresh]");
});

// Broken on purpose: openPlugin without its observers; the worker's refreshes and requests were counted nowhere.
test("worker tells operators what it does, on a port of its own and until Ctrl-C", async () => {
  const calendar = await markedCalendar();
  const port = await freePort();
  const env = {
    ...serverEnvironment(database.databaseUrl, simulator.url, await freePort()),
    METRICS_TOKEN: "the-token-of-the-metrics",
  };
  const running = npm(["worker", "--", "--port", String(port)], env);
  const ask = (path: string, headers = {}) => fetch(`http://127.0.0.1:${port}${path}`, { headers });
  const scrape = async () =>
    (await ask("/api/metrics", { authorization: `Bearer ${env.METRICS_TOKEN}` })).text();
  await until(() => isConfirmed(calendar));
  await until(async () => (await scrape()).includes('calcache_refreshes_total{reason="notified"'), 5);
  expect(await scrape()).toMatch(/^calcache_graph_requests_total\{operation="calendarView",status="200",/m);
  expect(await scrape()).toMatch(/^calcache_database_up 1$/m);
  expect((await ask("/api/metrics")).status).toBe(401);
  const health = await ask("/api/health");
  expect([health.status, await health.json()]).toMatchObject([200, { status: "ok", worker: "running" }]);
  const second = npm(["worker", "--", "--port", String(port)], env);
  expect(await second.ended).toBe(1);
  expect(second.output()).toContain(`port ${port} is taken, choose another`);
  await interrupt(running);
  expect(await isFree(port)).toBe(true);
});

test("workers are as many as the load wants: killed ones start again, and Ctrl-C ends them all", async () => {
  const env = serverEnvironment(database.databaseUrl, simulator.url, await freePort());
  const running = npm(["workers", "--", "--max", "2"], env);
  const said = (line: string) => running.output().split(line).length - 1;
  await until(async () => said("the worker is ready") === 1);
  // A burst that is too much for one worker, however quickly the tests before had their mailboxes refreshed.
  await database.db.$executeRaw`DELETE FROM calcache_queue.job WHERE state = 'completed'`;
  await database.db.$executeRaw`
    INSERT INTO calcache_queue.job (name, start_after, policy, singleton_key, data)
    SELECT ${queueName}, now() + interval '1 hour', 'short', 'none ' || n, '{}' FROM generate_series(1, 2000) AS n`;
  await until(async () => said("the worker is ready") === 2);
  const [killed] = /(?<="pid":)\d+/.exec(running.output()) ?? [];
  process.kill(Number(killed), "SIGKILL");
  await until(async () => said("the worker is ready") === 3);
  await database.db.$executeRaw`DELETE FROM calcache_queue.job WHERE singleton_key LIKE 'none %'`;
  await interrupt(running);
  expect(said("stopping")).toBe(2);
});

test("workers refuses a least number above the most", async () => {
  const running = npm(["workers", "--", "--min", "3", "--max", "2"], {});
  expect(await running.ended).toBe(1);
  expect(running.output()).toContain("--min 3 is more than --max 2");
});

test("worker refuses what is no port", async () => {
  const running = npm(["worker", "--", "--port", "eighty"], {});
  expect(await running.ended).not.toBe(0);
  expect(running.output()).toContain("a port is a number from 1 to 65535");
});

test("sync does one sweep and prints what it did; fails when a calendar failed", async () => {
  // Not the web app: its worker would sweep too.
  const webhook = createServer((request, response) => {
    const { searchParams } = new URL(request.url ?? "/", "http://localhost");
    response.writeHead(200, { "content-type": "text/plain" }).end(searchParams.get("validationToken"));
  });
  webhook.listen(0, "127.0.0.1");
  await once(webhook, "listening");
  const { port } = webhook.address() as AddressInfo;
  const env = serverEnvironment(database.databaseUrl, simulator.url, port);
  simulator.addFault({ match: {}, effect: { status: 503 } });
  const failing = npm(["sync"], env);
  expect(await failing.ended).toBe(1);
  expect(failing.output()).toMatch(/1 failed/);
  simulator.clearFaults();
  await database.db.subscription.updateMany({ data: { nextAttemptAt: null } });
  await database.db.mailbox.updateMany({ data: { pausedUntil: null } });
  const working = npm(["sync"], env);
  expect(await working.ended).toBe(0);
  expect(working.output()).toMatch(/1 watched/);
  webhook.closeAllConnections();
  webhook.close();
});

test.each(["start", "dev", "serve", "worker", "workers", "sync", "import", "test", "bench"])(
  "%s explains itself",
  async (name) => {
    const running = npm([name, "--", "--help"], {});
    expect(await running.ended).toBe(0);
    expect(running.output()).toMatch(/npm|usage/i);
  },
);
