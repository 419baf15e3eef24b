import { createTestDatabase, emptyTables, type TestDatabase } from "@calcache/setup/testing";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { fakeEngine } from "../../testing/fake-engine.ts";
import { createTeamEvent, createUser, time } from "../../testing/seed.ts";
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

describe("the schedule that counts for a host", () => {
  /** A team of two, of whom ann has a schedule of her own here. */
  async function team() {
    const [ann, bob] = [await createUser(database.db, "ann"), await createUser(database.db, "bob")];
    const scheduleIn = (timeZone: string | null) =>
      database.db.schedule.create({ data: { name: "", userId: ann.id, timeZone } });
    const forHost = await scheduleIn("Asia/Tokyo");
    const { id } = await createTeamEvent(database.db, "intro", [
      { user: ann, scheduleId: forHost.id },
      { user: bob },
    ]);
    const schedules = async () => (await find({ eventTypeId: id }))?.hosts.map(({ schedule }) => schedule);
    const zones = async () => (await schedules())?.map(({ timeZone }) => timeZone);
    const change = (data: Parameters<typeof database.db.eventType.update>[0]["data"]) =>
      database.db.eventType.update({ where: { id }, data });
    return { ann, bob, forHost, scheduleIn, schedules, zones, change };
  }
  const usual = { availability: [{ days: [1, 2, 3, 4, 5], startTime: 540, endTime: 1020 }], overrides: [] };

  // Seen failing when the host's went before the event type's.
  it("is the event type's, else the host's there, else their own", async () => {
    const { scheduleIn, zones, change } = await team();
    expect(await zones()).toEqual(["Asia/Tokyo", "UTC"]);
    const { id } = await scheduleIn("Europe/Paris");
    await change({ schedule: { connect: { id } } });
    expect(await zones()).toEqual(["Europe/Paris", "Europe/Paris"]);
  });

  it("has the event type's zone where it has none itself, else the user's", async () => {
    const { ann, forHost, zones, change } = await team();
    await database.db.schedule.update({ where: { id: forHost.id }, data: { timeZone: null } });
    await database.db.user.update({ where: { id: ann.id }, data: { timeZone: "Asia/Kolkata" } });
    expect(await zones()).toEqual(["Asia/Kolkata", "UTC"]);
    await change({ timeZone: "America/Lima" });
    expect(await zones()).toEqual(["America/Lima", "America/Lima"]);
    await database.db.schedule.updateMany({ data: { timeZone: "Asia/Tokyo" } });
    expect(await zones()).toEqual(["Asia/Tokyo", "Asia/Tokyo"]);
  });

  it("is Monday to Friday from 9 to 17 in that zone where there is none", async () => {
    const { bob, schedules, change } = await team();
    await database.db.schedule.deleteMany({ where: { userId: bob.id } });
    expect((await schedules())?.[1]).toEqual({ timeZone: "UTC", ...usual });
    await change({ timeZone: "America/Lima" });
    expect((await schedules())?.[1]).toEqual({ timeZone: "America/Lima", ...usual });
  });

  it("is that, too, where a user's default schedule isn't there or isn't theirs", async () => {
    const { bob, forHost, schedules } = await team();
    await database.db.schedule.update({ where: { id: bob.scheduleId }, data: { timeZone: "Asia/Kolkata" } });
    for (const defaultScheduleId of [987_654, forHost.id]) {
      await database.db.user.update({ where: { id: bob.id }, data: { defaultScheduleId } });
      expect((await schedules())?.[1]).toEqual({ timeZone: "UTC", ...usual });
    }
  });

  it("has no hours where it has none itself", async () => {
    const { bob, schedules } = await team();
    await database.db.availability.deleteMany({ where: { scheduleId: bob.scheduleId } });
    expect((await schedules())?.[1]).toMatchObject({ availability: [], overrides: [] });
  });
});

// Seen failing, as steps of no length that never end.
it("takes an interval of 0 as none, and no step backwards", async () => {
  const ann = await createUser(database.db, "ann");
  const { id } = await createTeamEvent(database.db, "intro", [{ user: ann }]);
  const grid = async (slotInterval: number | null, offsetStart: number) => {
    await database.db.eventType.update({ where: { id }, data: { slotInterval, offsetStart } });
    const found = await find({ eventTypeId: id });
    return [found?.slotInterval, found?.offsetStart];
  };
  expect(await grid(0, 0)).toEqual([null, 0]);
  expect(await grid(20, 5)).toEqual([20, 5]);
  expect(await grid(-20, -20)).toEqual([1, 1]);
});

describe("a range of dates", () => {
  /** As the picker of cal.com stores it: the local midnights of the first and the last date. */
  const range = { periodType: "RANGE" as const };
  const periodOf = async (timeZone: string, periodStartDate: string, periodEndDate: string) => {
    const dates = { periodStartDate: new Date(periodStartDate), periodEndDate: new Date(periodEndDate) };
    await database.db.eventType.updateMany({ data: { ...range, ...dates, timeZone } });
    const period = (await find({ teamSlug: "intro", eventTypeSlug: "intro" }))?.period;
    return period && [period.start, period.end].map((minute) => new Date(minute * 60_000).toISOString());
  };
  beforeEach(async () => {
    await createTeamEvent(database.db, "intro", [{ user: await createUser(database.db, "ann") }]);
  });

  // Seen failing: the dates were those that the stored instants have in UTC.
  it("is read in the event type's zone, of which the picker stores the midnights", async () => {
    const tokyo = await periodOf("Asia/Tokyo", "2026-11-30T15:00Z", "2026-12-02T15:00Z");
    expect(tokyo).toEqual(["2026-11-30T15:00:00.000Z", "2026-12-03T15:00:00.000Z"]);
    const newYork = await periodOf("America/New_York", "2026-12-01T05:00Z", "2026-12-03T05:00Z");
    expect(newYork).toEqual(["2026-12-01T05:00:00.000Z", "2026-12-04T05:00:00.000Z"]);
    const london = await periodOf("Europe/London", "2026-12-01T00:00Z", "2026-12-03T00:00Z");
    expect(london).toEqual(["2026-12-01T00:00:00.000Z", "2026-12-04T00:00:00.000Z"]);
  });

  it("keeps its dates over a change of clocks", async () => {
    const london = await periodOf("Europe/London", "2026-10-23T23:00Z", "2026-10-26T00:00Z");
    expect(london).toEqual(["2026-10-23T23:00:00.000Z", "2026-10-27T00:00:00.000Z"]);
  });
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
