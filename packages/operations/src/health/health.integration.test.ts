import { openRefreshQueue, type Providers, queueName } from "@calcache/calendar-cache";
import { openDatabase } from "@calcache/prisma";
import { createTestDatabase, emptyTables, type TestDatabase } from "@calcache/setup/testing";
import { Registry } from "prom-client";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { databaseGauges } from "../metrics/database-gauges.ts";
import { readQueueState } from "../state/queue-state.ts";
import { readOperationalState } from "../state/read-operational-state.ts";
import { createStateReader } from "../state/state-reader.ts";
import { checkHealth } from "./health.ts";

let database: TestDatabase;
const now = () => Date.parse("2026-12-01T12:00Z");
/** The one kind of account that is served: nobody asks it anything. */
const providers: Providers = new Map([["x", null as never]]);
const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
const readerOf = (db = database.db) =>
  createStateReader(() => readOperationalState({ db, providers, now }), log);
const timeZoneData = { version: "2026f", node: "2026c", system: null };
const check = (db = database.db, zones = timeZoneData, clockAhead = 0) =>
  checkHealth(readerOf(db), now, "running", zones, clockAhead);
const secondsAgo = (seconds: number) => new Date(now() - seconds * 1_000);

async function scrape(db = database.db) {
  const registry = new Registry();
  databaseGauges(registry, readerOf(db), now);
  return registry.metrics();
}

const sweptAt = (finishedAt: Date) =>
  database.db.lease.upsert({
    where: { name: "sweep" },
    create: { name: "sweep", finishedAt },
    update: { finishedAt },
  });

const createMailbox = async (address: string, data: object = {}, invalid = false) => {
  const { id: credentialId } = await database.db.credential.create({
    data: { type: "x", key: { email: address }, invalid },
  });
  return database.db.mailbox.create({ data: { integration: "x", address, credentialId, ...data } });
};

const createCalendar = (mailboxId: number, externalId: string, data: object = {}) =>
  database.db.cachedCalendar.create({ data: { mailboxId, externalId, ...data } });

async function installQueue() {
  const queue = await openRefreshQueue(database.databaseUrl, log);
  await queue.stop();
}

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  await database.db.$executeRaw`DROP SCHEMA IF EXISTS calcache_queue CASCADE`;
  await emptyTables(database.db, [
    "calcache.lease",
    "calcache.event_log",
    "calcache.calendar_event",
    "calcache.written_calendar",
    "calcache.mailbox",
    "calcache.incident",
    "calcache.alert",
    '"Credential"',
    "users",
  ]);
});

it("is well when the database and the queue answer and sweeps are done", async () => {
  await installQueue();
  await sweptAt(secondsAgo(240));
  expect(await check()).toEqual({
    status: "ok",
    database: "ok",
    queue: "ok",
    worker: "running",
    sweep: { lastFinishedAt: secondsAgo(240).toISOString(), overdue: false },
    timeZoneData,
    clockAhead: 0,
    problems: [],
  });
});

it("says that the machine's time zone data are newer, whether the database answers or not", async () => {
  const newer = { ...timeZoneData, node: "2026g" };
  const away = openDatabase("postgresql://nobody@127.0.0.1:1/nothing");
  for (const db of [database.db, away]) {
    expect((await check(db, newer)).problems).toContainEqual(expect.stringMatching(/Node\.js has 2026g/));
  }
});

it.each([
  [90_000, 90, "this machine's clock is 90 s ahead of the database's"],
  [-90_400, -90.4, "this machine's clock is 90 s behind the database's"],
])("says that the machine's clock is off by %i ms", async (ms, clockAhead, words) => {
  const told = await check(database.db, timeZoneData, ms);
  expect(told).toMatchObject({ clockAhead });
  expect(told.problems).toContainEqual(expect.stringContaining(words));
  const slight = await check(database.db, timeZoneData, 1_000);
  expect(slight.problems.join()).not.toContain("clock");
});

it("names what is wrong while it answers, in an incident as degraded, and no address", async () => {
  await installQueue();
  await sweptAt(secondsAgo(16 * 60));
  await createMailbox("ann@contoso.example", { quarantinedAt: secondsAgo(60) });
  await createMailbox("ben@contoso.example", {}, true);
  await database.db.incident.createMany({
    data: [
      { integration: "x", accountKind: "outlook.com", beganAt: secondsAgo(90), reason: "503" },
      {
        integration: "x",
        accountKind: "over",
        beganAt: secondsAgo(90),
        endedAt: secondsAgo(10),
        reason: "504",
      },
    ],
  });
  await database.db.alert.createMany({
    data: [
      { name: "config", reason: "the client secret is wrong", raisedAt: secondsAgo(30) },
      { name: "mended", reason: "was wrong", raisedAt: secondsAgo(30), clearedAt: secondsAgo(5) },
    ],
  });
  const health = await check();
  expect(health).toMatchObject({ status: "degraded", sweep: { overdue: true } });
  expect(health.problems).toEqual([
    `alert “config” since ${secondsAgo(30).toISOString()}: the client secret is wrong`,
    `incident: most mailboxes of outlook.com have been failing since ${secondsAgo(90).toISOString()}: 503`,
    "no sweep in the last 15 minutes",
    expect.stringMatching(/^1 mailbox is in quarantine/),
    expect.stringMatching(/^1 account has to be connected again/),
  ]);
  expect(JSON.stringify(health)).not.toContain("contoso");
});

// Broken on purpose: without `refusals`; three mailboxes counted as failing for long, and the permission was told to nobody.
it("names what only a person can mend, apart from what returns by itself", async () => {
  await installQueue();
  await sweptAt(secondsAgo(60));
  for (const failureKind of ["admin", "admin", "interaction", "transient"])
    await createMailbox(`${failureKind}${Math.random()}`, { failureKind, quarantinedAt: secondsAgo(60) });
  const { id } = await createMailbox("ann@contoso.example");
  for (const [name, failureKind] of [
    ["a", "permission"],
    ["b", "permission"],
    ["c", "transient"],
    ["d", "gone"],
    ["e", "malformed"],
  ] as const) {
    const failingSince = secondsAgo(name === "e" ? 3 * 3_600 : 60);
    const calendar = await createCalendar(id, name, { failureKind, failingSince });
    await database.db.calendarWatch.create({ data: { calendarId: calendar.id, eventTypeId: 1 } });
  }
  await createCalendar(id, "nobody's", { failureKind: "forbidden" });
  const written = await database.db.writtenCalendar.create({ data: { mailboxId: id, externalId: "a" } });
  const event = { calendarId: written.id, writerKind: "booking" as const, version: 1, failureKind: "bug" };
  await database.db.calendarEvent.createMany({
    data: [
      { ...event, eventId: "1", stoppedAt: secondsAgo(9) },
      { ...event, eventId: "2", failureKind: "transient", failureCount: 5 },
      { ...event, eventId: "3", failureKind: "transient", failureCount: 1 },
    ],
  });
  expect((await check()).problems).toEqual([
    "2 of the mailboxes: an administrator of the account's organisation has to allow or mend something",
    expect.stringMatching(/^1 of the mailboxes: the calendar was deleted/),
    expect.stringMatching(/^1 of the mailboxes: the account's owner has to sign in once more/),
    expect.stringMatching(/^1 of the mailboxes: the provider's answer can't be understood/),
    expect.stringMatching(/^1 of the mailboxes: the account was connected without a permission/),
    expect.stringMatching(/^1 event isn't in their calendars: the provider refuses what/),
    expect.stringMatching(/^1 event isn't in their calendars: the provider is in trouble/),
    expect.stringMatching(/^1 mailbox is in quarantine/),
  ]);
});

it("misses a worker for changes that anyone could take up, and for no others", async () => {
  await installQueue();
  await sweptAt(secondsAgo(60));
  const due = { dirtySince: secondsAgo(45) };
  const waiting = { ...due, refreshAfter: new Date(now() + 60_000) };
  const outlook = { accountKind: "outlook.com" };
  await database.db.incident.create({
    data: { integration: "x", ...outlook, beganAt: secondsAgo(9), reason: "503" },
  });
  for (const [address, mailbox, calendar, invalid] of [
    ["pausing", {}, waiting, false],
    ["paused", { pausedUntil: new Date(now() + 60_000) }, due, false],
    ["quarantined", { quarantinedAt: secondsAgo(60) }, due, false],
    ["to be connected again", {}, due, true],
    ["in an incident", outlook, due, false],
    ["looking again later", {}, { dirtySince: new Date(now() + 5_000) }, false],
  ] as const) {
    const { id } = await createMailbox(address, mailbox, invalid);
    await createCalendar(id, "calendar", calendar);
  }
  const missed = expect.stringMatching(/45 s and no worker is seen/);
  expect((await check()).problems).not.toContainEqual(missed);
  const { id } = await createMailbox("ann@contoso.example");
  await createCalendar(id, "calendar", due);
  expect((await check()).problems).toContainEqual(missed);
});

it("is unwell without the queue, and says that no worker has run yet", async () => {
  await sweptAt(secondsAgo(60));
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

it("shows the state of the whole database at each scrape", async () => {
  const queue = await openRefreshQueue(database.databaseUrl, log);
  await queue.wake([1, 2, 2]);
  await queue.stop();
  await sweptAt(secondsAgo(120));
  const { id } = await createMailbox("ann@contoso.example", { quarantinedAt: secondsAgo(60) });
  await createMailbox("ben@contoso.example", {}, true);
  for (const [name, state] of [
    ["a", "active"],
    ["b", "active"],
    ["c", "lapsed"],
  ] as const) {
    const { id: calendarId } = await createCalendar(id, name, {
      dirtySince: secondsAgo(name === "a" ? 30 : 10),
    });
    await database.db.subscription.create({ data: { calendarId, state, createdAt: secondsAgo(99) } });
  }
  await createCalendar(id, "later", { dirtySince: new Date(now() + 5_000) });
  const incident = { integration: "x", accountKind: "outlook.com", beganAt: secondsAgo(9), reason: "503" };
  await database.db.incident.create({ data: incident });
  await database.db.alert.create({ data: { name: "config", reason: "?", raisedAt: secondsAgo(9) } });
  const samples = (await scrape()).split("\n").filter((line) => line !== "" && !line.startsWith("#"));
  expect(samples).toEqual([
    "calcache_database_up 1",
    'calcache_subscriptions{state="registering"} 0',
    'calcache_subscriptions{state="active"} 2',
    'calcache_subscriptions{state="renewing"} 0',
    'calcache_subscriptions{state="lapsed"} 1',
    'calcache_subscriptions{state="removed"} 0',
    "calcache_quarantined_mailboxes 1",
    "calcache_silent_subscriptions 0",
    "calcache_followed_calendars 0",
    "calcache_changed_bookings 0",
    "calcache_unknown_events 0",
    "calcache_credentials_to_relink 1",
    'calcache_relinks{stage="held"} 0',
    'calcache_relinks{stage="waiting"} 0',
    'calcache_relinks{stage="asked"} 0',
    "calcache_unusable_accounts 0",
    "calcache_open_incidents 1",
    "calcache_open_alerts 1",
    "calcache_dirty_calendars 3",
    "calcache_oldest_dirty_age_seconds 30",
    'calcache_queue_jobs{state="created"} 2',
    'calcache_queue_jobs{state="active"} 0',
    "calcache_workers_wanted 1",
    "calcache_last_sweep_age_seconds 120",
  ]);
});

// Broken on purpose: `secondsEach` out of `created_on`; jobs of longer ago counted.
it("tells how many workers the last minute's load wants", async () => {
  await installQueue();
  await sweptAt(secondsAgo(0));
  expect(await scrape()).toMatch(/^calcache_workers_wanted 1$/m);
  await database.db.$executeRaw`
    INSERT INTO calcache_queue.job (name, policy, state, data, created_on, started_on, completed_on)
    SELECT ${queueName}, 'short', 'completed', '{}', ended - interval '9 s', ended - interval '2 s', ended
    FROM (SELECT now() - n * interval '50 ms' AS ended FROM generate_series(0, 1999) AS n) AS done`;
  const queue = await readQueueState(database.db);
  expect(queue.finishedPerSecond).toBeCloseTo(20, 0);
  expect(queue.secondsEach).toBeCloseTo(2, 5);
  expect(await scrape()).toMatch(/^calcache_workers_wanted 7$/m);
});

/** A host, or somebody who is none, who selected calendars. */
async function createPerson(email: string, selected: object[], hosts = true) {
  const user = await database.db.user.create({ data: { email } });
  const rows = selected.map((calendar, index) => ({
    userId: user.id,
    integration: "x",
    externalId: `${email} ${index}`,
    ...calendar,
  }));
  await database.db.selectedCalendar.createMany({ data: rows });
  if (hosts) {
    await database.db.eventType.create({ data: { slug: email, title: "", length: 15, userId: user.id } });
  }
}

// Broken on purpose: `EXISTS` left out, and those who host nothing counted; `AND a.integration = s.integration` left out.
it("names the hosts who are never free, by what nobody here can read and why", async () => {
  await installQueue();
  await sweptAt(secondsAgo(0));
  const { credentialId } = await createMailbox("well@contoso.example");
  const google = { integration: "google_calendar" };
  await createPerson("ann@contoso.example", [{ credentialId }, google, google]);
  await createPerson("ben@contoso.example", [{ credentialId, ...google }]);
  await createPerson("cy@contoso.example", [{ delegationCredentialId: "delegation" }]);
  await createPerson("dee@contoso.example", [{}]);
  await createPerson("guest@contoso.example", [google, {}], false);
  await createMailbox("eve@contoso.example", { failureKind: "unusable" });
  const broken = await database.db.credential.create({ data: { type: "x", key: "broken" } });
  await createPerson("fay@contoso.example", [{ credentialId: broken.id }]);
  expect((await check()).problems).toEqual([
    "2 accounts have stored tokens that can't be opened: is the encryption key the one they were stored with?",
    "2 hosts are never free, with a calendar of google_calendar that nothing here can read",
    "1 host is never free, with a calendar of x without an account to read it with",
    "1 host is never free, with a calendar of x that a delegation selected",
  ]);
  const text = await scrape();
  expect(text).toContain('calcache_unavailable_hosts{integration="google_calendar",reason="no_provider"} 2');
  expect(text).toContain('calcache_unavailable_hosts{integration="x",reason="delegation"} 1');
  expect(text).toContain('calcache_unavailable_hosts{integration="x",reason="no_account"} 1');
  expect(text).toContain("calcache_unusable_accounts 2");
});

it("asks the database once for all gauges, and shows none of them while it is away", async () => {
  let asked = 0;
  let answers = true;
  const registry = new Registry();
  const state = await readOperationalState({ db: database.db, providers, now });
  const read = async () => {
    asked += 1;
    if (!answers) throw new Error("away");
    return state;
  };
  databaseGauges(registry, createStateReader(read, log), now);
  expect(await registry.metrics()).toContain("calcache_dirty_calendars 0");
  expect(asked).toBe(1);
  answers = false;
  const samples = (await registry.metrics()).split("\n").filter((line) => !line.startsWith("#"));
  expect(samples.filter(Boolean)).toEqual(["calcache_database_up 0"]);
});
