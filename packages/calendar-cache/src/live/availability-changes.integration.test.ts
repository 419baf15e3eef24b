import { createTestDatabase, type TestDatabase } from "@calcache/setup/testing";
import { patience } from "@calcache/testing";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { listenForAvailability } from "./availability-changes.ts";
import type { AvailabilityNews } from "./availability-news.ts";
import { tellOfCalendars } from "./tell-of-calendars.ts";

let database: TestDatabase;
let heard: AvailabilityNews[];
let connections: number;
let stop: () => Promise<void>;
const quiet = { warn: () => {} };
const soon = { timeout: patience(3_000), interval: 5 };

beforeEach(async () => {
  database = await createTestDatabase();
  heard = [];
  connections = 0;
  stop = listenForAvailability(database.databaseUrl, quiet, {
    changed: (news) => heard.push(news),
    connected: () => {
      connections += 1;
    },
  });
  await untilConnected(1);
});
afterEach(async () => {
  await stop();
  await database.drop();
});

const untilConnected = (times: number) => vi.waitFor(() => expect(connections).toBe(times), soon);

/** What is heard of `work`, and nothing of what was before. */
async function newsOf(work: () => Promise<unknown>): Promise<AvailabilityNews[]> {
  heard.length = 0;
  await work();
  await database.db.$executeRaw`SELECT pg_notify('availability_change', '{"eventTypes":[0]}')`;
  await vi.waitFor(() => expect(heard.at(-1)?.eventTypes).toEqual([0]), soon);
  return heard.slice(0, -1);
}

const news = (some: Partial<AvailabilityNews>) => ({ calendars: [], users: [], eventTypes: [], ...some });

async function calendars(count: number): Promise<number[]> {
  const { id: mailboxId } = await database.db.mailbox.create({ data: { integration: "test", address: "a" } });
  const data = Array.from({ length: count }, (_, index) => ({ mailboxId, externalId: String(index) }));
  const made = await database.db.cachedCalendar.createManyAndReturn({ data, select: { id: true } });
  return made.map(({ id }) => id);
}

const change = (ids: readonly number[]) => tellOfCalendars(database.db)(ids);

describe("a changed calendar", () => {
  it("is heard of, once however many changes are stored together", async () => {
    const [first = 0, second = 0] = await calendars(2);
    expect(await newsOf(() => change([first]))).toEqual([news({ calendars: [first] })]);
    expect(await newsOf(() => change([second, first, first]))).toEqual([
      news({ calendars: [first, second] }),
    ]);
  });

  it("is heard of with a thousand others, in payloads that Postgres takes", async () => {
    const ids = await calendars(1_001);
    const parts = await newsOf(() => change(ids));
    expect(parts.map((part) => part.calendars.length).sort()).toEqual([1, 200, 200, 200, 200, 200]);
    expect(new Set(parts.flatMap((part) => part.calendars))).toEqual(new Set(ids));
  });

  // Broken on purpose: each call sent by itself.
  it("is heard of together with those that change while one is being told of", async () => {
    const ids = await calendars(50);
    const tell = tellOfCalendars(database.db);
    const parts = await newsOf(() => Promise.all(ids.map((id) => tell([id]))));
    expect(parts.map((part) => part.calendars.length)).toEqual([50]);
  });

  it("is heard of with its mailbox's others when that says that its owner is away, and no more", async () => {
    const ids = await calendars(2);
    const set = (awayUntil: Date | null, timeZone: string) => () =>
      database.db.mailbox.updateMany({ data: { awayUntil, timeZone } });
    const until = new Date("2026-12-08T17:00Z");
    expect(await newsOf(set(until, "UTC"))).toEqual([news({ calendars: ids })]);
    expect(await newsOf(set(until, "Asia/Tokyo"))).toEqual([]);
    expect(await newsOf(set(null, "UTC"))).toEqual([news({ calendars: ids })]);
  });

  it("is not heard of when its transaction is rolled back", async () => {
    const ids = await calendars(1);
    const rolledBack = database.db.$transaction(async (db) => {
      await db.$executeRaw`SELECT calcache.notify_availability_change(calendars => ${ids}::int[])::text`;
      throw new Error("no");
    });
    expect(await newsOf(() => expect(rolledBack).rejects.toThrow("no"))).toEqual([]);
  });
});

describe("a booking", () => {
  const at = (time: string) => new Date(`2026-12-01T${time}:00Z`);

  async function booked() {
    const { id: userId } = await database.db.user.create({ data: { email: "ann@contoso.example" } });
    const eventType = { title: "Event", slug: "event", length: 30, userId };
    const { id: eventTypeId } = await database.db.eventType.create({ data: eventType });
    const times = { startTime: at("09:00"), endTime: at("09:30") };
    const make = () =>
      database.db.booking.create({ data: { uid: "b", title: "Booked", userId, eventTypeId, ...times } });
    return { make, told: [news({ users: [userId], eventTypes: [eventTypeId] })] };
  }

  it("is heard of when it is made, moved, cancelled and deleted", async () => {
    const { make, told } = await booked();
    const where = { uid: "b" };
    expect(await newsOf(make)).toEqual(told);
    const moved = { startTime: at("10:00"), endTime: at("10:30") };
    expect(await newsOf(() => database.db.booking.update({ where, data: moved }))).toEqual(told);
    expect(await newsOf(() => database.db.booking.update({ where, data: { status: "CANCELLED" } }))).toEqual(
      told,
    );
    expect(await newsOf(() => database.db.booking.delete({ where }))).toEqual(told);
  });

  it("is not heard of when only its words change", async () => {
    const { make } = await booked();
    await newsOf(make);
    const words = { title: "Renamed", description: "notes" };
    expect(await newsOf(() => database.db.booking.update({ where: { uid: "b" }, data: words }))).toEqual([]);
  });
});

describe("the connection", () => {
  const backends = () =>
    database.db.$queryRaw<{ pid: number }[]>`
      SELECT pid FROM pg_stat_activity
      WHERE datname = current_database() AND application_name = 'calcache-live'`;

  it("is made anew when the server ends it, and says that something may have been missed", async () => {
    for (const { pid } of await backends()) await database.db.$queryRaw`SELECT pg_terminate_backend(${pid})`;
    await untilConnected(2);
    const [id = 0] = await calendars(1);
    expect(await newsOf(() => change([id]))).toEqual([news({ calendars: [id] })]);
    expect(await backends()).toHaveLength(1);
  });

  it("is closed when it is no longer wanted", async () => {
    await stop();
    await vi.waitFor(async () => expect(await backends()).toEqual([]), soon);
  });
});

it("keeps trying while there is no database, and stops at once when asked to", async () => {
  const warnings: string[] = [];
  const log = { warn: (_: object, message: string) => warnings.push(message) };
  const nobody = { changed: () => {}, connected: () => {} };
  const stopTrying = listenForAvailability("postgresql://nobody@127.0.0.1:1/none", log, nobody);
  await vi.waitFor(() => expect(warnings.length).toBeGreaterThan(1), soon);
  await stopTrying();
});
