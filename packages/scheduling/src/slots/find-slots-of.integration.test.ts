import { formatSlotTime, type MinuteRange } from "@calcache/availability";
import { describe, expect, it } from "vitest";
import { findEventType } from "../event-types/found/find-event-type.ts";
import type { EventTypeQuery } from "../event-types/names/event-type-query.ts";
import { createTeamEvent, createUser } from "../testing/seed.ts";
import { minuteOf, mondayNoon, slotsWorld, tuesday } from "../testing/slots-world.ts";
import { findSlotsOf, type SlotsQuery } from "./find-slots-of.ts";

const world = slotsWorld();
const range = (start: string, end: string): MinuteRange => ({ start: minuteOf(start), end: minuteOf(end) });

async function ask(query: EventTypeQuery, slotsQuery: Partial<SlotsQuery> = {}) {
  const eventType = await findEventType(world.engine, query);
  if (!eventType) throw new Error("no such event type");
  const { slots, ...rest } = await findSlotsOf(world.engine, eventType, {
    range: tuesday,
    timeZone: "UTC",
    duration: null,
    serveCache: true,
    ...slotsQuery,
  });
  return { ...rest, starts: slots.map(({ start }) => formatSlotTime(start, "UTC").slice(11, 16)) };
}

const team = (slug: string): EventTypeQuery => ({ teamSlug: slug, eventTypeSlug: slug });

describe("a collective event type", () => {
  it("offers what all hosts' calendars leave free", async () => {
    const [ann, bob] = [
      await createUser(world.database.db, "ann"),
      await createUser(world.database.db, "bob"),
    ];
    await createTeamEvent(world.database.db, "all", [{ user: ann }, { user: bob }]);
    world.engine.busy.set("ann's", [range("2026-12-01T09:00", "2026-12-01T11:00")]);
    world.engine.busy.set("bob's", [range("2026-12-01T13:00", "2026-12-01T16:00")]);

    expect(await ask(team("all"))).toEqual({
      starts: ["11:00", "12:00", "16:00"],
      cacheStatus: "MISS",
      asOf: mondayNoon,
      unavailableHosts: 0,
      seats: null,
    });
  });

  it("counts a host with several calendars as busy with each of them", async () => {
    const ann = await createUser(world.database.db, "ann", ["work", "home"]);
    await createTeamEvent(world.database.db, "all", [{ user: ann }]);
    world.engine.busy.set("work", [range("2026-12-01T09:00", "2026-12-01T12:00")]);
    world.engine.busy.set("home", [range("2026-12-01T11:30", "2026-12-01T16:00")]);
    expect((await ask(team("all"))).starts).toEqual(["16:00"]);
  });

  it("takes a host without calendars as free in all working hours", async () => {
    const ann = await createUser(world.database.db, "ann", []);
    await createTeamEvent(world.database.db, "all", [{ user: ann }]);
    const answer = await ask(team("all"));
    expect(answer.starts).toHaveLength(8);
    expect(answer).toMatchObject({ cacheStatus: "HIT", asOf: mondayNoon });
  });

  it("offers nothing when one host's calendar can't be read", async () => {
    const [ann, bob] = [
      await createUser(world.database.db, "ann"),
      await createUser(world.database.db, "bob"),
    ];
    await createTeamEvent(world.database.db, "all", [{ user: ann }, { user: bob }]);
    world.engine.busy.set("ann's", []);
    expect(await ask(team("all"))).toMatchObject({ starts: [], unavailableHosts: 1 });
  });

  it("reads a calendar that two hosts share once", async () => {
    const ann = await createUser(world.database.db, "ann", ["shared"]);
    const bob = await createUser(world.database.db, "bob", []);
    await world.database.db.selectedCalendar.create({
      data: {
        userId: bob.id,
        integration: "fake_calendar",
        externalId: "shared",
        credentialId: ann.credentialId,
      },
    });
    await createTeamEvent(world.database.db, "all", [{ user: ann }, { user: bob }]);
    world.engine.busy.set("shared", [range("2026-12-01T09:00", "2026-12-01T16:00")]);
    expect((await ask(team("all"))).starts).toEqual(["16:00"]);
    expect(world.engine.reads).toEqual(["shared"]);
  });
});

describe("a round robin", () => {
  it("offers what one of the hosts has free, together with the fixed ones", async () => {
    const [ann, bob, cal] = [
      await createUser(world.database.db, "ann"),
      await createUser(world.database.db, "bob"),
      await createUser(world.database.db, "cal"),
    ];
    await createTeamEvent(
      world.database.db,
      "one",
      [{ user: ann, isFixed: true }, { user: bob }, { user: cal }],
      {
        schedulingType: "ROUND_ROBIN",
      },
    );
    world.engine.busy.set("ann's", [range("2026-12-01T12:00", "2026-12-01T17:00")]);
    world.engine.busy.set("bob's", [range("2026-12-01T09:00", "2026-12-01T10:00")]);
    world.engine.busy.set("cal's", [range("2026-12-01T09:00", "2026-12-01T11:00")]);
    expect((await ask(team("one"))).starts).toEqual(["10:00", "11:00"]);
  });

  it("goes on without a host who can't be read, and stops without a fixed one", async () => {
    const [ann, bob] = [
      await createUser(world.database.db, "ann"),
      await createUser(world.database.db, "bob"),
    ];
    const hosts = [{ user: ann }, { user: bob }];
    await createTeamEvent(world.database.db, "either", hosts, { schedulingType: "ROUND_ROBIN" });
    const fixed = [{ user: ann, isFixed: true }, { user: bob }];
    await createTeamEvent(world.database.db, "with-ann", fixed, { schedulingType: "ROUND_ROBIN" });
    world.engine.busy.set("bob's", [range("2026-12-01T09:00", "2026-12-01T16:00")]);
    expect(await ask(team("either"))).toMatchObject({ starts: ["16:00"], unavailableHosts: 1 });
    expect(await ask(team("with-ann"))).toMatchObject({ starts: [], unavailableHosts: 1 });
  });
});

describe("bookings made here", () => {
  it("close their time and their own buffers for whoever leads or attends them", async () => {
    const [ann, bob] = [
      await createUser(world.database.db, "ann"),
      await createUser(world.database.db, "bob"),
    ];
    const booked = await createTeamEvent(world.database.db, "booked", [{ user: ann }], {
      afterEventBuffer: 30,
      requiresConfirmation: true,
      requiresConfirmationWillBlockSlot: true,
    });
    await createTeamEvent(world.database.db, "all", [{ user: ann }, { user: bob }], {
      beforeEventBuffer: 60,
    });
    world.engine.busy.set("ann's", []).set("bob's", []);
    const booking = { title: "", eventTypeId: booked.id, userId: ann.id };
    const at = (start: string, end: string) => ({
      startTime: new Date(`2026-12-01T${start}Z`),
      endTime: new Date(`2026-12-01T${end}Z`),
    });
    await world.database.db.booking.create({ data: { ...booking, uid: "led", ...at("09:00", "10:00") } });
    // Addresses are one in whatever case of letters.
    const attendees = { create: { email: bob.email.toUpperCase(), name: "", timeZone: "UTC" } };
    await world.database.db.booking.create({
      data: {
        uid: "attended",
        title: "",
        eventType: { connect: { id: booked.id } },
        status: "PENDING",
        attendees,
        ...at("14:00", "15:00"),
      },
    });
    await world.database.db.booking.create({
      data: { ...booking, uid: "off", status: "CANCELLED", ...at("12:00", "13:00") },
    });
    // The first booking closes 9:00 to 11:30, the other 14:00 to 16:30.
    expect((await ask(team("all"))).starts).toEqual(["12:00", "13:00"]);
  });

  // Seen failing when every pending one did.
  it.each([
    ["requires confirmation and blocks its slot", true, true, false],
    ["requires confirmation", true, false, true],
    ["requires none, whatever it would block", false, true, true],
    ["requires none", false, false, true],
  ])(
    "close a time while pending only if their event type says so: %s",
    async (_what, requires, blocks, free) => {
      const ann = await createUser(world.database.db, "ann");
      const { id: eventTypeId } = await createTeamEvent(world.database.db, "all", [{ user: ann }], {
        requiresConfirmation: requires,
        requiresConfirmationWillBlockSlot: blocks,
      });
      world.engine.busy.set("ann's", []);
      const times = { startTime: new Date("2026-12-01T09:00Z"), endTime: new Date("2026-12-01T10:00Z") };
      const booking = { title: "", userId: ann.id, status: "PENDING" as const, ...times };
      await world.database.db.booking.create({ data: { ...booking, uid: "pending", eventTypeId } });
      await world.database.db.booking.create({ data: { ...booking, uid: "of nothing that is there" } });
      expect((await ask(team("all"))).starts.includes("09:00")).toBe(free);
      await world.database.db.booking.updateMany({ data: { status: "ACCEPTED" } });
      expect((await ask(team("all"))).starts).not.toContain("09:00");
    },
  );

  it("close through their buffers what is asked after they ended", async () => {
    const ann = await createUser(world.database.db, "ann");
    const booked = await createTeamEvent(world.database.db, "booked", [{ user: ann }], {
      afterEventBuffer: 60,
    });
    world.engine.busy.set("ann's", []);
    await world.database.db.booking.create({
      data: {
        uid: "before",
        title: "",
        eventTypeId: booked.id,
        userId: ann.id,
        startTime: new Date("2026-12-01T11:00Z"),
        endTime: new Date("2026-12-01T12:00Z"),
      },
    });
    const asked = await ask(team("booked"), { range: range("2026-12-01T12:00", "2026-12-01T15:00") });
    expect(asked.starts).toEqual(["13:00", "14:00"]);
  });
});

describe("the cache", () => {
  it("serves a watched calendar for the team that wants it, without being asked", async () => {
    const ann = await createUser(world.database.db, "ann");
    const { teamId } = await createTeamEvent(world.database.db, "all", [{ user: ann }]);
    world.engine.busy.set("ann's", []);
    await ask(team("all"));
    const calendar = await world.database.db.cachedCalendar.findFirstOrThrow();
    await world.database.db.calendarWatch.create({ data: { calendarId: calendar.id, eventTypeId: 0 } });
    world.now += 60_000;

    expect(await ask(team("all"), { serveCache: null })).toMatchObject({
      cacheStatus: "BYPASS",
      asOf: world.now,
    });
    await world.database.db.feature.create({ data: { slug: "calendar-cache-serve" } });
    await world.database.db.teamFeatures.create({
      data: { teamId: teamId ?? 0, featureId: "calendar-cache-serve", assignedBy: "test" },
    });
    expect(await ask(team("all"), { serveCache: null })).toMatchObject({
      cacheStatus: "HIT",
      asOf: mondayNoon,
    });
    expect(await ask(team("all"), { serveCache: false })).toMatchObject({
      cacheStatus: "BYPASS",
      asOf: world.now,
    });
    expect(world.engine.lines.map(({ message }) => message).slice(-2)).toEqual([
      "[Cache Hit] fake_calendar all/all",
      "[Cache Miss] fake_calendar all/all",
    ]);
    expect(world.engine.lines.at(-1)?.fields).toEqual({
      status: "BYPASS",
      calendars: 1,
      ms: 0,
      asOf: new Date(world.now).toISOString(),
    });
  });

  it("shows what was last known while the provider is away", async () => {
    const ann = await createUser(world.database.db, "ann");
    await createTeamEvent(world.database.db, "all", [{ user: ann }]);
    world.engine.busy.set("ann's", [range("2026-12-01T09:00", "2026-12-01T16:00")]);
    await ask(team("all"));
    world.engine.busy.delete("ann's");
    world.now += 60 * 60_000;
    for (const serveCache of [true, false]) {
      expect(await ask(team("all"), { serveCache })).toEqual({
        starts: ["16:00"],
        cacheStatus: "STALE",
        asOf: mondayNoon,
        unavailableHosts: 0,
        seats: null,
      });
    }
  });

  it("isn't read, nor is the provider, for times that can't be offered", async () => {
    const ann = await createUser(world.database.db, "ann");
    await createTeamEvent(world.database.db, "all", [{ user: ann }], {
      periodType: "ROLLING",
      periodDays: 1,
    });
    const past = { range: range("2026-11-29T00:00", "2026-11-30T12:00") };
    const beyond = { range: range("2026-12-08T00:00", "2026-12-09T00:00") };
    for (const asked of [past, beyond]) {
      expect(await ask(team("all"), asked)).toEqual({
        starts: [],
        cacheStatus: "HIT",
        asOf: mondayNoon,
        unavailableHosts: 0,
        seats: null,
      });
    }
    expect(world.engine.reads).toEqual([]);
  });
});

it("closes through the buffer what is asked after an event in Outlook ended", async () => {
  const ann = await createUser(world.database.db, "ann");
  await createTeamEvent(world.database.db, "all", [{ user: ann }], { beforeEventBuffer: 60 });
  world.engine.busy.set("ann's", [range("2026-12-01T11:00", "2026-12-01T12:00")]);
  const asked = await ask(team("all"), { range: range("2026-12-01T12:00", "2026-12-01T15:00") });
  expect(asked.starts).toEqual(["13:00", "14:00"]);
});

it("makes slots of the asked duration, a duration apart", async () => {
  const ann = await createUser(world.database.db, "ann");
  await createTeamEvent(world.database.db, "all", [{ user: ann }]);
  world.engine.busy.set("ann's", []);
  expect((await ask(team("all"), { duration: 120 })).starts).toEqual(["09:00", "11:00", "13:00", "15:00"]);
});
