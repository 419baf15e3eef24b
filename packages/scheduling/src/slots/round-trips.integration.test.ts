import { countStatements, createTestDatabase, type TestDatabase } from "@calcache/setup/testing";
import { afterAll, beforeAll, expect, it } from "vitest";
import { findEventType } from "../event-types/found/find-event-type.ts";
import { type FakeEngine, fakeEngine } from "../testing/fake-engine.ts";
import { createTeamEvent } from "../testing/seed.ts";
import { findSlotsOf } from "./find-slots-of.ts";

const now = Date.parse("2026-11-30T12:00Z");
const tuesday = {
  start: Date.parse("2026-12-01T00:00Z") / 60_000,
  end: Date.parse("2026-12-02T00:00Z") / 60_000,
};

let database: TestDatabase;
let engine: FakeEngine;

beforeAll(async () => {
  database = await createTestDatabase();
  engine = fakeEngine(database.db, () => now);
});
afterAll(() => database.drop());

/** People with a calendar each that is watched and was read just now: busy from 9 to 10 on Tuesday. */
async function createPeople(count: number) {
  const { db } = database;
  await db.$executeRaw`
    INSERT INTO users (id, email, username) SELECT n, n || '@example.com', n FROM generate_series(1, ${count}::int) n`;
  await db.$executeRaw`
    INSERT INTO "Schedule" (id, "userId", name, "timeZone") SELECT id, id, '', 'UTC' FROM users`;
  await db.$executeRaw`
    INSERT INTO "Availability" ("userId", "scheduleId", days, "startTime", "endTime")
    SELECT id, id, '{2}', '09:00', '12:00' FROM users`;
  await db.$executeRaw`
    INSERT INTO "Credential" (id, "userId", type, key)
    SELECT id, id, 'fake_calendar', jsonb_build_object('email', email) FROM users`;
  await db.$executeRaw`
    INSERT INTO calcache.mailbox (id, integration, address, credential_id) SELECT id, 'fake_calendar', email, id FROM users`;
  await db.$executeRaw`
    INSERT INTO calcache.cached_calendar (id, mailbox_id, external_id, covered_from, covered_until, confirmed_at)
    SELECT id, id, 'calendar', '2026-11-01Z', '2027-03-01Z', ${new Date(now)} FROM calcache.mailbox`;
  await db.$executeRaw`
    INSERT INTO "SelectedCalendar" (id, "userId", integration, "externalId", "credentialId")
    SELECT gen_random_uuid(), id, 'fake_calendar', 'calendar', id FROM users`;
  await db.$executeRaw`INSERT INTO calcache.calendar_watch (calendar_id, event_type_id) SELECT id, 0 FROM calcache.cached_calendar`;
  const busy = Buffer.from(Uint32Array.of(tuesday.start + 540, tuesday.start + 600).buffer);
  await db.$executeRaw`
    INSERT INTO calcache.busy_month (calendar_id, month, busy, read_at)
    SELECT id, '2026-12', ${busy}, ${new Date(now)} FROM calcache.cached_calendar`;
}

// Seen to fail with one more lookup beside the two.
it("finds slots in two round trips whatever the size of the team, its limits and its rooms, and asks no provider", async () => {
  await createPeople(300);
  const bookingLimits = { PER_DAY: 5 };
  await database.db.hostLimit.create({ data: { userId: 1, bookingLimits } });
  for (const [size, limits] of [
    [1, {}],
    [300, {}],
    [300, { schedulingType: "ROUND_ROBIN" }],
    [299, { metadata: { apps: { calcache: { rooms: [{ email: "300@example.com" }] } } } }],
    [300, { bookingLimits, team: { create: { slug: "limited", name: "", bookingLimits } } }],
  ] as const) {
    const hosts = Array.from({ length: size }, (_, index) => ({ user: { id: index + 1 } }));
    const { id } = await createTeamEvent(
      database.db,
      `team-${size}-${Object.keys(limits).length}`,
      hosts,
      limits,
    );
    const find = async () => {
      const eventType = await findEventType(engine, { eventTypeId: id });
      if (!eventType) throw new Error("no such event type");
      const routing = { memberIds: [1, 2, 3], ownerEmail: "2@example.com" };
      const query = { range: tuesday, timeZone: "UTC", duration: null, serveCache: true, routing };
      return findSlotsOf(engine, eventType, query);
    };
    expect(await find()).toMatchObject({ cacheStatus: "HIT", slots: [{}, {}], unavailableHosts: 0 });
    expect(await countStatements(find)).toBe(2);
  }
  expect(engine.reads).toEqual([]);
});
