import { createTestDatabase, emptyTables, type TestDatabase } from "@calcache/setup/testing";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { fakeEngine } from "../testing/fake-engine.ts";
import { createTeamEvent, createUser, time } from "../testing/seed.ts";
import { findEventType } from "./find-event-type.ts";

let database: TestDatabase;
const find = (query: Parameters<typeof findEventType>[1]) =>
  findEventType(
    fakeEngine(database.db, () => 0),
    query,
  );

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  await emptyTables(database.db, ["users", '"Team"', "calcache.mailbox", '"Feature"', '"Booking"']);
});

it("finds a team's event type by the slugs of its page and by its id", async () => {
  const ann = await createUser(database.db, "ann");
  const { id } = await createTeamEvent(database.db, "intro", [{ user: ann }]);
  const found = await find({ teamSlug: "intro", eventTypeSlug: "intro" });
  expect(found).toMatchObject({
    id,
    owner: { kind: "team", slug: "intro", name: "intro" },
    servesCache: false,
  });
  expect(found?.hosts.map(({ name, calendars }) => ({ name, calendars }))).toEqual([
    {
      name: "ann",
      calendars: [
        {
          integration: "fake_calendar",
          credentialId: ann.credentialId,
          externalId: "ann's",
          cachedId: null,
        },
      ],
    },
  ]);
  expect(await find({ eventTypeId: id })).toEqual(found);
});

describe("a calendar that was selected without an account", () => {
  const calendars = async () => {
    const found = await find({ teamSlug: "intro", eventTypeSlug: "intro" });
    return found?.hosts[0]?.calendars;
  };
  const accountOf = (userId: number, type = "fake_calendar") =>
    database.db.credential.create({ data: { userId, type, key: { email: "other@example.com" } } });
  let ann: Awaited<ReturnType<typeof createUser>>;
  beforeEach(async () => {
    ann = await createUser(database.db, "ann");
    const ben = await createUser(database.db, "ben");
    await createTeamEvent(database.db, "intro", [{ user: ann }, { user: ben }]);
    await database.db.selectedCalendar.updateMany({ data: { credentialId: null } });
  });

  it("is read by its owner's only account of that integration", async () => {
    await accountOf(ann.id, "another_calendar");
    expect(await calendars()).toMatchObject([{ externalId: "ann's", credentialId: ann.credentialId }]);
  });

  it("is kept, as one that nobody can read, where there are several accounts or none: unknown is not free", async () => {
    const nobody = [{ integration: "fake_calendar", externalId: "ann's", unreadable: "no_account" }];
    await accountOf(ann.id);
    expect(await calendars()).toMatchObject(nobody);
    await database.db.credential.deleteMany({ where: { userId: ann.id } });
    expect(await calendars()).toMatchObject(nobody);
  });

  it("isn't read by an account of its owner where it was selected through a delegation", async () => {
    await database.db.selectedCalendar.updateMany({ data: { delegationCredentialId: "delegation" } });
    expect(await calendars()).toMatchObject([{ unreadable: "delegation" }]);
  });
});

it("keeps calendars of integrations that nobody here serves, whatever account they were selected with", async () => {
  const ann = await createUser(database.db, "ann");
  await createTeamEvent(database.db, "intro", [{ user: ann }]);
  const integration = "google_calendar";
  const google = await database.db.credential.create({
    data: { userId: ann.id, type: integration, key: { email: "ann@gmail.example" } },
  });
  const selected = { userId: ann.id, credentialId: google.id, integration };
  await database.db.selectedCalendar.create({ data: { ...selected, externalId: "ann@gmail.example" } });
  const found = await find({ teamSlug: "intro", eventTypeSlug: "intro" });
  expect(found?.hosts[0]?.calendars).toContainEqual({
    userId: ann.id,
    integration: "google_calendar",
    externalId: "ann@gmail.example",
    credentialId: google.id,
    delegationCredentialId: null,
    unreadable: "no_provider",
  });
});

it("takes no account of another kind than its calendar's", async () => {
  const ann = await createUser(database.db, "ann");
  await createTeamEvent(database.db, "intro", [{ user: ann }]);
  await database.db.credential.updateMany({ data: { type: "google_calendar" } });
  const found = await find({ teamSlug: "intro", eventTypeSlug: "intro" });
  expect(found?.hosts[0]?.calendars).toMatchObject([{ unreadable: "no_account" }]);
});

it("finds nothing under another team, another user or an unknown id", async () => {
  await createUser(database.db, "ann");
  await createTeamEvent(database.db, "intro", []);
  expect(await find({ teamSlug: "other", eventTypeSlug: "intro" })).toBeNull();
  expect(await find({ username: "ann", eventTypeSlug: "intro" })).toBeNull();
  expect(await find({ eventTypeId: 0 })).toBeNull();
});

it("gives a personal event type its owner as the only host", async () => {
  const ann = await createUser(database.db, "ann");
  await database.db.eventType.create({
    data: { slug: "chat", title: "Chat", length: 15, userId: ann.id, periodType: "ROLLING", periodDays: 7 },
  });
  expect(await find({ username: "ann", eventTypeSlug: "chat" })).toMatchObject({
    owner: { kind: "user", slug: "ann", name: "ann" },
    schedulingType: "COLLECTIVE",
    hosts: [{ userId: ann.id, isFixed: true }],
    slotInterval: null,
    minimumBookingNotice: 120,
    periodDays: { count: 7, of: "business_days" },
  });
});

it("prefers a host's schedule to the event type's, and that to the host's own", async () => {
  const [ann, bob] = [await createUser(database.db, "ann"), await createUser(database.db, "bob")];
  const scheduleIn = (timeZone: string) =>
    database.db.schedule.create({ data: { name: timeZone, userId: ann.id, timeZone } });
  const [forHost, forEvent] = [await scheduleIn("Asia/Tokyo"), await scheduleIn("Europe/Paris")];
  const hosts = [{ user: ann, scheduleId: forHost.id }, { user: bob }];
  const { id } = await createTeamEvent(database.db, "intro", hosts);
  const zones = async () => (await find({ eventTypeId: id }))?.hosts.map(({ schedule }) => schedule.timeZone);

  expect(await zones()).toEqual(["Asia/Tokyo", "UTC"]);
  await database.db.eventType.update({ where: { id }, data: { scheduleId: forEvent.id } });
  expect(await zones()).toEqual(["Asia/Tokyo", "Europe/Paris"]);
});

it("reads weekly hours and overrides in minutes of the day", async () => {
  const ann = await createUser(database.db, "ann");
  await database.db.availability.createMany({
    data: [
      { scheduleId: ann.scheduleId, days: [6], startTime: time("22:30"), endTime: time("23:59") },
      {
        scheduleId: ann.scheduleId,
        days: [],
        startTime: time("00:00"),
        endTime: time("00:00"),
        date: new Date("2026-12-24"),
      },
    ],
  });
  const { id } = await createTeamEvent(database.db, "intro", [{ user: ann }]);
  expect((await find({ eventTypeId: id }))?.hosts[0]?.schedule).toEqual({
    timeZone: "UTC",
    availability: [
      { days: [1, 2, 3, 4, 5], startTime: 540, endTime: 1020 },
      { days: [6], startTime: 1350, endTime: 1439 },
    ],
    overrides: [{ date: "2026-12-24", startTime: 0, endTime: 0 }],
  });
});

it("reads event-level calendars where the event type has its own", async () => {
  const [ann, bob] = [await createUser(database.db, "ann"), await createUser(database.db, "bob")];
  const { id } = await createTeamEvent(database.db, "intro", [{ user: ann }, { user: bob }]);
  await database.db.selectedCalendar.create({
    data: {
      userId: ann.id,
      integration: "fake_calendar",
      externalId: "events",
      credentialId: ann.credentialId,
      eventTypeId: id,
    },
  });
  const calendars = async () =>
    (await find({ eventTypeId: id }))?.hosts.map((host) =>
      host.calendars.map(({ externalId }) => externalId),
    );

  expect(await calendars()).toEqual([["ann's"], ["bob's"]]);
  await database.db.eventType.update({ where: { id }, data: { useEventLevelSelectedCalendars: true } });
  expect(await calendars()).toEqual([["events"], []]);
});

it("shares one schedule among hosts with the same hours", async () => {
  const [ann, bob] = [await createUser(database.db, "ann"), await createUser(database.db, "bob")];
  const { id } = await createTeamEvent(database.db, "intro", [{ user: ann }, { user: bob }]);
  const [first, second] = (await find({ eventTypeId: id }))?.hosts ?? [];
  expect(first?.schedule).toBe(second?.schedule);
});

it("tells what decides who is given a slot, and what counts where nothing was said", async () => {
  const [ann, ben] = [await createUser(database.db, "ann"), await createUser(database.db, "ben")];
  await createTeamEvent(database.db, "intro", [{ user: ann }, { user: ben }], {
    schedulingType: "ROUND_ROBIN",
    isRRWeightsEnabled: true,
  });
  await database.db.host.updateMany({ where: { userId: ben.id }, data: { priority: 4, weight: 0 } });
  expect(await find({ teamSlug: "intro", eventTypeSlug: "intro" })).toMatchObject({
    isRRWeightsEnabled: true,
    hosts: [
      { username: "ann", priority: 2, weight: 100 },
      { username: "ben", priority: 4, weight: 0 },
    ],
  });
});
