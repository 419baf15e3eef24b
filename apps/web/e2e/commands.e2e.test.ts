import { type GraphSimulator, startGraphSimulator } from "@calcache/graph-simulator";
import { createTestDatabase, type TestDatabase } from "@calcache/prisma/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { freePort, inRepo, interrupt, run, until } from "./support/run.ts";
import { importTeam, teamOf } from "./support/team.ts";
import { serverEnvironment, startNext } from "./support/web-app.ts";

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

test("serve serves until Ctrl-C, and leaves no listening port", async () => {
  const port = await freePort();
  const running = npm(["serve"], serverEnvironment(database.databaseUrl, simulator.url, port));
  await until(async () => (await fetch(`http://127.0.0.1:${port}/api/health`)).ok, 60);
  await interrupt(running);
  expect(await isFree(port)).toBe(true);
});

test("worker works alone: what is marked is refreshed, until Ctrl-C", async () => {
  const ann = simulator.createMailbox({
    address: "ann@contoso.example",
    displayName: "Ann",
    timeZone: "UTC",
  });
  await importTeam(database.db, teamOf([ann]));
  const env = serverEnvironment(database.databaseUrl, simulator.url, await freePort());
  const mailbox = await database.db.mailbox.findFirstOrThrow();
  const calendar = await database.db.cachedCalendar.create({
    data: {
      mailboxId: mailbox.id,
      externalId: ann.calendars[0]?.id ?? "",
      dirtySince: new Date(),
      dirtyReason: "notified",
      dirtyGeneration: 1,
    },
  });
  const running = npm(["worker"], env);
  await until(
    async () =>
      (await database.db.cachedCalendar.findUniqueOrThrow({ where: { id: calendar.id } })).confirmedAt !==
      null,
  );
  await interrupt(running);
  expect(running.output()).toContain("[Calendar Refresh]");
});

test("sync does one sweep and prints what it did; fails when a calendar failed", async () => {
  const env = serverEnvironment(database.databaseUrl, simulator.url, await freePort());
  simulator.addFault({ match: {}, effect: { status: 503 } });
  const failing = npm(["sync"], env);
  expect(await failing.ended).toBe(1);
  expect(failing.output()).toMatch(/1 failed/);
  simulator.clearFaults();
  await database.db.subscription.updateMany({ data: { nextAttemptAt: null } });
  // Only now: its worker would have met the failure too, and paused the mailbox before the sweep came to it.
  const web = await startNext(["apps", "web"], env, "/api/health");
  const working = npm(["sync"], env);
  expect(await working.ended).toBe(0);
  expect(working.output()).toMatch(/1 watched/);
  await web.stop();
});

test.each(["start", "dev", "serve", "worker", "sync", "import", "test", "bench"])(
  "%s explains itself",
  async (name) => {
    const running = npm([name, "--", "--help"], {});
    expect(await running.ended).toBe(0);
    expect(running.output()).toMatch(/npm|usage/i);
  },
);
