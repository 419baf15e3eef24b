import { openDatabase } from "@calcache/prisma";
import { createTestDatabase, type TestDatabase } from "@calcache/prisma/testing";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { checkHealth } from "./health.ts";

let database: TestDatabase;
const now = Date.parse("2026-12-01T12:00Z");
const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
const check = (db = database.db) => checkHealth({ db, now: () => now, log }, "running");
const minutesAgo = (minutes: number) => new Date(now - minutes * 60_000);
const sweptAt = (finishedAt: Date) =>
  database.db.lease.upsert({
    where: { name: "sweep" },
    create: { name: "sweep", finishedAt },
    update: { finishedAt },
  });

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  await database.db.$executeRaw`DROP SCHEMA IF EXISTS pgboss CASCADE`;
  await database.db.$executeRaw`TRUNCATE lease, mailbox CASCADE`;
});

async function installQueue() {
  await database.db.$executeRaw`CREATE SCHEMA pgboss`;
  await database.db.$executeRaw`CREATE TABLE pgboss.version (version int)`;
}

it("is well when the database and the queue answer and sweeps are done", async () => {
  await installQueue();
  await sweptAt(minutesAgo(4));
  expect(await check()).toEqual({
    status: "ok",
    database: "ok",
    queue: "ok",
    worker: "running",
    sweep: { lastFinishedAt: minutesAgo(4).toISOString(), overdue: false },
    problems: [],
  });
});

it("names an overdue sweep without being unwell", async () => {
  await installQueue();
  await sweptAt(minutesAgo(16));
  expect(await check()).toMatchObject({
    status: "ok",
    sweep: { overdue: true },
    problems: ["no sweep in the last 15 minutes"],
  });
});

it("names changes that nobody takes up, but not those in the pause after a failure", async () => {
  await installQueue();
  await sweptAt(minutesAgo(1));
  const { id } = await database.db.mailbox.create({ data: { integration: "x", address: "a" } });
  const calendar = await database.db.cachedCalendar.create({
    data: { mailboxId: id, externalId: "c", dirtySince: minutesAgo(2) },
  });
  expect((await check()).problems).toEqual([expect.stringMatching(/changes have waited/)]);
  await database.db.cachedCalendar.update({
    where: { id: calendar.id },
    data: { refreshAfter: new Date(now + 60_000) },
  });
  expect((await check()).problems).toEqual([]);
});

it("is unwell without the queue, and says that no worker has run yet", async () => {
  await sweptAt(minutesAgo(1));
  expect(await check()).toMatchObject({
    status: "error",
    queue: "not installed",
    problems: [expect.stringMatching(/no worker has run/)],
  });
});

it("is unwell when the database doesn't answer", async () => {
  const away = openDatabase("postgresql://nobody@127.0.0.1:1/nothing");
  expect(await check(away)).toMatchObject({
    status: "error",
    database: "not answering",
    queue: "not answering",
  });
});
