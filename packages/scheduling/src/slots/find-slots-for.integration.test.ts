import { countStatements } from "@calcache/setup/testing";
import { beforeEach, describe, expect, it } from "vitest";
import { type EventTypeCache, eventTypeCache } from "../event-types/found/event-type-cache.ts";
import { findEventType, questionOf } from "../event-types/found/find-event-type.ts";
import { createTeamEvent, createUser } from "../testing/seed.ts";
import { minuteOf, mondayNoon, onTuesday, slotsWorld } from "../testing/slots-world.ts";
import { findSlotsFor, recallEventType } from "./find-slots-for.ts";

const week = { start: minuteOf("2026-12-01T00:00"), end: minuteOf("2026-12-08T00:00") };
const query = { range: week, timeZone: "UTC", duration: null, serveCache: null };
const which = { teamSlug: "intro", eventTypeSlug: "intro" };

const world = slotsWorld();
let cache: EventTypeCache;

/** Ann (1) and Ben (2) host event type 1 of team 1; both have an account, a schedule and a calendar. Cy (3) hosts nothing. */
beforeEach(async () => {
  const { db } = world.database;
  for (const name of ["ann's", "ben's", "cy's", "other"])
    world.engine.busy.set(name, [onTuesday("09:00", "11:00")]);
  const [ann, ben] = [await createUser(db, "ann"), await createUser(db, "ben")];
  await createUser(db, "cy");
  await createTeamEvent(db, "intro", [{ user: ann }, { user: ben }]);
  await db.$executeRaw`UPDATE "Schedule" SET "timeZone" = 'Asia/Tokyo' WHERE id = 3`;
  await db.$executeRaw`INSERT INTO "Schedule" (id, "userId", name, "timeZone") VALUES (9, 1, '', 'Asia/Kolkata')`;
  await db.$executeRaw`INSERT INTO "Feature" (slug) VALUES ('calendar-cache-serve')`;
  // Every calendar is cached, so that answers change nothing themselves.
  await db.$executeRaw`
    INSERT INTO calcache.mailbox (integration, address, credential_id) SELECT integration, address, credential_id FROM calcache.account ORDER BY credential_id`;
  await db.$executeRaw`
    INSERT INTO calcache.cached_calendar (mailbox_id, external_id, covered_from, covered_until, confirmed_at)
    SELECT m.id, s."externalId", '2026-11-01Z', '2027-03-01Z', ${new Date(mondayNoon)}
    FROM calcache.mailbox m JOIN "SelectedCalendar" s ON s."credentialId" = m.credential_id ORDER BY m.id`;
  cache = eventTypeCache();
});

const change = (sql: string) => world.database.db.$executeRawUnsafe(sql);

async function version() {
  const rows = await world.database.db.$queryRaw<
    unknown[]
  >`SELECT sum(changes) AS version FROM calcache.configuration_version`;
  return rows[0];
}

/** Each changes something that an event type is found by. */
const changes = {
  "the event type's slug": `UPDATE "EventType" SET slug = 'gone'`,
  "its title": `UPDATE "EventType" SET title = 'Other'`,
  "its description": `UPDATE "EventType" SET description = 'Other'`,
  "its length": `UPDATE "EventType" SET length = 15`,
  "its lengths": `UPDATE "EventType" SET metadata = '{"multipleDuration": [15]}'`,
  "its interval": `UPDATE "EventType" SET "slotInterval" = 20`,
  "its offset": `UPDATE "EventType" SET "offsetStart" = 5`,
  "its notice": `UPDATE "EventType" SET "minimumBookingNotice" = 2000`,
  "its buffers": `UPDATE "EventType" SET "beforeEventBuffer" = 30, "afterEventBuffer" = 30`,
  "its period": `UPDATE "EventType" SET "periodType" = 'rolling', "periodDays" = 2`,
  "its dates": `UPDATE "EventType" SET "periodType" = 'range', "periodStartDate" = '2026-12-02', "periodEndDate" = '2026-12-03'`,
  "its zone": `UPDATE "EventType" SET "timeZone" = 'Asia/Tokyo'`,
  "how hosts are chosen": `UPDATE "EventType" SET "schedulingType" = 'roundRobin', "isRRWeightsEnabled" = true`,
  "its schedule": `UPDATE "EventType" SET "scheduleId" = 3`,
  "whose calendars count": `UPDATE "EventType" SET "useEventLevelSelectedCalendars" = true`,
  "its team": `UPDATE "EventType" SET "teamId" = NULL, "userId" = 3`,
  "that it is there": `DELETE FROM "EventType"`,
  "the team's slug": `UPDATE "Team" SET slug = 'gone'`,
  "the team's name": `UPDATE "Team" SET name = 'Other'`,
  "that the team is there": `DELETE FROM "Team"`,
  "a new host": `INSERT INTO "Host" ("userId", "eventTypeId") VALUES (3, 1)`,
  "a host less": `DELETE FROM "Host" WHERE "userId" = 1`,
  "whether a host is needed": `UPDATE "Host" SET "isFixed" = NOT "isFixed"`,
  "a host's weight": `UPDATE "Host" SET weight = 7, priority = 4`,
  "a host's schedule": `UPDATE "Host" SET "scheduleId" = 3 WHERE "userId" = 1`,
  "a user's names": `UPDATE users SET username = 'anna', name = 'Anna', email = 'anna@example.com' WHERE id = 1`,
  "a user's zone": `UPDATE users SET "timeZone" = 'Asia/Tokyo' WHERE id = 1`,
  "a user's own schedule": `UPDATE users SET "defaultScheduleId" = 9 WHERE id = 1`,
  "that a user is there": `DELETE FROM users WHERE id = 1`,
  "a schedule's zone": `UPDATE "Schedule" SET "timeZone" = 'Asia/Tokyo' WHERE id = 1`,
  "whose a schedule is": `UPDATE "Schedule" SET "userId" = 3 WHERE id = 1`,
  "an earlier schedule": `INSERT INTO "Schedule" (id, "userId", name, "timeZone") VALUES (0, 1, '', 'Asia/Tokyo')`,
  "that a schedule is there": `WITH hours AS (DELETE FROM "Availability" WHERE "scheduleId" = 1) DELETE FROM "Schedule" WHERE id = 1`,
  "working hours": `UPDATE "Availability" SET "startTime" = '12:00' WHERE "scheduleId" = 1`,
  "working days": `UPDATE "Availability" SET days = '{1}' WHERE "scheduleId" = 1`,
  "an override": `INSERT INTO "Availability" ("scheduleId", date, "startTime", "endTime") VALUES (1, '2026-12-02', '10:00', '11:00')`,
  "hours less": `DELETE FROM "Availability" WHERE "scheduleId" = 1`,
  "a calendar selected": `INSERT INTO "SelectedCalendar" (id, "userId", integration, "externalId", "credentialId") VALUES ('x', 1, 'fake_calendar', 'cy''s', 3)`,
  "a calendar unselected": `DELETE FROM "SelectedCalendar" WHERE "userId" = 1`,
  "through which account it is read": `UPDATE "SelectedCalendar" SET "credentialId" = 3 WHERE "userId" = 1`,
  "through a delegation": `UPDATE "SelectedCalendar" SET "credentialId" = NULL, "delegationCredentialId" = 'x' WHERE "userId" = 1`,
  "for which event type": `UPDATE "SelectedCalendar" SET "eventTypeId" = 1 WHERE "userId" = 1`,
  "of which provider": `UPDATE "SelectedCalendar" SET integration = 'other' WHERE "userId" = 1`,
  "a feature given": `INSERT INTO "TeamFeatures" ("teamId", "featureId", "assignedBy", "updatedAt") VALUES (1, 'calendar-cache-serve', '', now())`,
  "an account's address": `UPDATE "Credential" SET key = '{"email": "Cy@example.com"}' WHERE id = 1`,
  "an account's kind": `UPDATE "Credential" SET type = 'other' WHERE id = 1`,
  "an account connected again": `DELETE FROM "Credential" WHERE id = 1`,
  "a mailbox's address": `UPDATE calcache.mailbox SET address = 'anna@example.com' WHERE id = 1`,
  "a mailbox's provider": `UPDATE calcache.mailbox SET integration = 'other' WHERE id = 1`,
  "that a mailbox is there": `DELETE FROM calcache.mailbox WHERE id = 1`,
  "a calendar's mailbox": `UPDATE calcache.cached_calendar SET mailbox_id = 3 WHERE id = 1`,
  "a calendar's id at its provider": `UPDATE calcache.cached_calendar SET external_id = 'other' WHERE id = 1`,
  "that a cached calendar is there": `DELETE FROM calcache.cached_calendar WHERE id = 1`,
  "that anybody hosts": `TRUNCATE "Host"`,
};

// Seen to fail without the triggers on "Availability" and "Credential".
describe("what is remembered is as good as what is read anew, after a change of", () => {
  it.each(Object.entries(changes))("%s", async (_what, sql) => {
    const lookups = eventTypeCache();
    await findSlotsFor(world.engine, cache, which, query);
    await recallEventType(world.engine, lookups, which);
    const [before, found] = [await version(), await findEventType(world.engine, which)];
    await change(sql);
    expect(await version()).not.toEqual(before);
    const eventType = await findEventType(world.engine, which);
    expect(eventType).not.toEqual(found);
    expect(await recallEventType(world.engine, lookups, which)).toEqual(eventType);
    const answer = await findSlotsFor(world.engine, cache, which, query);
    expect(answer).toEqual(await findSlotsFor(world.engine, eventTypeCache(), which, query));
    expect(cache.recall(questionOf(which))?.eventType ?? null).toEqual(eventType);
  });

  it("a calendar cached for the first time", async () => {
    await change(`DELETE FROM calcache.cached_calendar WHERE id = 1`);
    await recallEventType(world.engine, cache, which);
    await change(`INSERT INTO calcache.cached_calendar (mailbox_id, external_id) VALUES (1, 'ann''s')`);
    expect(await recallEventType(world.engine, cache, which)).toEqual(
      await findEventType(world.engine, which),
    );
  });

  it.each([
    ["one more", `INSERT INTO "Credential" ("userId", type, key) VALUES (1, 'fake_calendar', '{}')`],
    ["one less", `DELETE FROM "Credential" WHERE id = 1`],
    ["another's", `UPDATE "Credential" SET "userId" = 2 WHERE id = 1`],
  ])("the accounts of somebody whose calendars name none: %s", async (_what, sql) => {
    await change(`UPDATE "SelectedCalendar" SET "credentialId" = NULL WHERE "userId" = 1`);
    const found = await recallEventType(world.engine, cache, which);
    await change(sql);
    const eventType = await findEventType(world.engine, which);
    expect(eventType).not.toEqual(found);
    expect(await recallEventType(world.engine, cache, which)).toEqual(eventType);
  });

  it("a feature taken away", async () => {
    await change(changes["a feature given"]);
    expect(await recallEventType(world.engine, cache, which)).toMatchObject({ servesCache: true });
    await change(`DELETE FROM "TeamFeatures"`);
    expect(await recallEventType(world.engine, cache, which)).toMatchObject({ servesCache: false });
  });
});

it.each([
  `UPDATE "Credential" SET key = key || '{"encrypted": "other"}', invalid = true`,
  `UPDATE calcache.cached_calendar SET dirty_since = now(), dirty_generation = dirty_generation + 1`,
  `UPDATE calcache.cached_calendar SET confirmed_at = now(), failing_since = now(), external_id = external_id`,
  `UPDATE calcache.mailbox SET paused_until = now(), time_zone = 'UTC'`,
  `INSERT INTO calcache.mailbox (integration, address) VALUES ('fake_calendar', 'ann@example.com')
   ON CONFLICT (integration, address) DO UPDATE SET credential_id = mailbox.credential_id`,
  `INSERT INTO calcache.cached_calendar (mailbox_id, external_id) SELECT mailbox_id, external_id FROM calcache.cached_calendar
   ON CONFLICT DO NOTHING`,
  `INSERT INTO calcache.busy_month (calendar_id, month, busy, read_at) SELECT id, '2026-12', '', now() FROM calcache.cached_calendar`,
])("the engine's own work leaves what is remembered: %s", async (sql) => {
  const before = await version();
  await change(sql);
  expect(await version()).toEqual(before);
});

describe("the number of statements", () => {
  const cached = { ...query, serveCache: true };
  beforeEach(async () => {
    await change(
      `INSERT INTO calcache.calendar_watch (calendar_id, event_type_id) SELECT id, 0 FROM calcache.cached_calendar`,
    );
    await findSlotsFor(world.engine, cache, which, cached);
  });
  const count = () => countStatements(() => findSlotsFor(world.engine, cache, which, cached));

  it("is one for an event type that is remembered, and three after a change", async () => {
    expect(await count()).toBe(1);
    await change(`UPDATE "EventType" SET title = 'Other'`);
    expect(await count()).toBe(3);
    expect(await count()).toBe(1);
    expect(world.engine.reads).toEqual([]);
  });

  it("is two for one that isn't, and one to ask whether it is current", async () => {
    cache = eventTypeCache();
    expect(await count()).toBe(2);
    expect(await countStatements(() => recallEventType(world.engine, cache, which))).toBe(1);
  });
});

it("reads nothing live for an event type that has changed", async () => {
  await findSlotsFor(world.engine, cache, which, query);
  world.engine.reads.length = 0;
  await change(`DELETE FROM "Host" WHERE "userId" = 2`);
  await findSlotsFor(world.engine, cache, which, query);
  expect(world.engine.reads).toEqual(["ann's"]);
});

it("names the lengths where another is asked for, and whatever was remembered", async () => {
  await change(`UPDATE "EventType" SET metadata = '{"multipleDuration": [15]}'`);
  const ask = (duration: number) => findSlotsFor(world.engine, cache, which, { ...query, duration });
  expect(await ask(30)).toEqual({ ok: false, error: { kind: "other lengths", lengths: [60, 15] } });
  await change(`UPDATE "EventType" SET metadata = '{"multipleDuration": [30]}'`);
  expect(await ask(30)).toMatchObject({ ok: true });
});
