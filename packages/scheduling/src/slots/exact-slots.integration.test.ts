import { formatSlotTime } from "@calcache/availability";
import { describe, expect, it } from "vitest";
import { findEventType } from "../event-types/found/find-event-type.ts";
import { createTeamEvent, createUser, time } from "../testing/seed.ts";
import { minuteOf, onTuesday, slotsWorld, tuesday } from "../testing/slots-world.ts";
import { findSlotsOf, type SlotsQuery } from "./find-slots-of.ts";

const world = slotsWorld();

/** Starts as `Tue 09:00` in the asker's zone. */
async function starts(eventTypeId: number, query: Partial<SlotsQuery> = {}): Promise<string[]> {
  const eventType = await findEventType(world.engine, { eventTypeId });
  if (!eventType) throw new Error("no such event type");
  const asked = { range: tuesday, timeZone: "UTC", duration: null, serveCache: true, ...query };
  const { slots } = await findSlotsOf(world.engine, eventType, asked);
  return slots.map(({ start }) => {
    const text = formatSlotTime(start, asked.timeZone);
    return `${weekdays[new Date(text.slice(0, 10)).getUTCDay()]} ${text.slice(11, 16)}`;
  });
}
const weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];

async function freeUser(name: string, calendars: readonly string[] = [`${name}'s`]) {
  for (const calendar of calendars) world.engine.busy.set(calendar, []);
  return createUser(world.database.db, name, calendars);
}

it("keeps each host's own schedule, in its zone and with its overrides", async () => {
  const [ann, ben] = [await freeUser("ann"), await freeUser("ben")];
  const { id: scheduleId } = await world.database.db.schedule.create({
    data: {
      name: "In Kathmandu",
      userId: ben.id,
      timeZone: "Asia/Kathmandu",
      availability: {
        create: [
          { days: [0, 1, 2, 3, 4, 5, 6], startTime: time("09:00"), endTime: time("10:00") },
          { days: [], startTime: time("14:45"), endTime: time("17:45"), date: new Date("2026-12-01") },
        ],
      },
    },
  });
  const { id } = await createTeamEvent(world.database.db, "both", [{ user: ann }, { user: ben, scheduleId }]);
  // Ben's override is 9:00 to 12:00 in UTC. On Wednesday he is back at hours before Ann's begin.
  const range = { start: tuesday.start, end: minuteOf("2026-12-03T00:00") };
  expect(await starts(id, { range })).toEqual(["Tue 09:00", "Tue 10:00", "Tue 11:00"]);
});

it("closes what any of a host's calendars for the event type closes, and none of the others", async () => {
  const ann = await freeUser("ann", ["work", "home", "events", "club"]);
  const { id } = await createTeamEvent(world.database.db, "own", [{ user: ann }]);
  world.engine.busy.set("work", [onTuesday("09:00", "11:00")]);
  world.engine.busy.set("home", [onTuesday("11:00", "12:00")]);
  world.engine.busy.set("events", [onTuesday("13:00", "15:00")]);
  world.engine.busy.set("club", [onTuesday("14:30", "16:00")]);
  await world.database.db.selectedCalendar.deleteMany({ where: { externalId: { in: ["events", "club"] } } });
  await world.database.db.selectedCalendar.createMany({
    data: ["events", "club"].map((externalId) => ({
      userId: ann.id,
      integration: "fake_calendar",
      externalId,
      credentialId: ann.credentialId,
      eventTypeId: id,
    })),
  });
  expect(await starts(id)).toEqual(["Tue 12:00", "Tue 13:00", "Tue 14:00", "Tue 15:00", "Tue 16:00"]);
  await world.database.db.eventType.update({ where: { id }, data: { useEventLevelSelectedCalendars: true } });
  expect(await starts(id)).toEqual(["Tue 09:00", "Tue 10:00", "Tue 11:00", "Tue 12:00", "Tue 16:00"]);
});

it("counts the notice from now, and the period in dates of the asker's zone", async () => {
  const ann = await freeUser("ann");
  const { id } = await createTeamEvent(world.database.db, "limited", [{ user: ann }], {
    minimumBookingNotice: 26 * 60,
    periodType: "ROLLING",
    periodDays: 1,
    periodCountCalendarDays: true,
  });
  const range = { start: minuteOf("2026-11-30T00:00"), end: minuteOf("2026-12-04T00:00") };
  expect(await starts(id, { range })).toEqual(["Tue 14:00", "Tue 15:00", "Tue 16:00"]);
  // In Auckland (13 hours ahead) it is already Tuesday, so the period ends with Wednesday there, at 11:00 in UTC.
  expect(await starts(id, { range, timeZone: "Pacific/Auckland" })).toEqual([
    "Wed 03:00",
    "Wed 04:00",
    "Wed 05:00",
    "Wed 22:00",
    "Wed 23:00",
  ]);
});

it("offers a longer duration only where it fits whole, at its own distance unless the event type has one", async () => {
  const ann = await freeUser("ann");
  const { id } = await createTeamEvent(world.database.db, "long", [{ user: ann }]);
  world.engine.busy.set("ann's", [onTuesday("12:00", "13:00")]);
  expect(await starts(id, { duration: 90 })).toEqual(["Tue 09:00", "Tue 10:30", "Tue 13:00", "Tue 14:30"]);
  await world.database.db.eventType.update({ where: { id }, data: { slotInterval: 60 } });
  expect(await starts(id, { duration: 90 })).toEqual([
    "Tue 09:00",
    "Tue 10:00",
    "Tue 13:00",
    "Tue 14:00",
    "Tue 15:00",
  ]);
});

describe("the period", () => {
  const week = { start: minuteOf("2026-11-30T00:00"), end: minuteOf("2026-12-08T00:00") };
  const dates = async (id: number, query: Partial<SlotsQuery> = {}) => [
    ...new Set((await starts(id, { range: week, ...query })).map((text) => text.slice(0, 3))),
  ];

  it("may be of dates, which are the event type's zone's whoever asks", async () => {
    const ann = await freeUser("ann");
    await world.database.db.availability.updateMany({
      data: { days: [0, 1, 2, 3, 4, 5, 6], startTime: time("00:00"), endTime: time("23:59") },
    });
    const { id } = await createTeamEvent(world.database.db, "fair", [{ user: ann }], {
      periodType: "RANGE",
      periodStartDate: new Date("2026-12-02"),
      periodEndDate: new Date("2026-12-03"),
      timeZone: "Asia/Tokyo",
      length: 180,
    });
    const all = await starts(id, { range: week });
    expect([all[0], all.at(-1), all.length]).toEqual(["Tue 15:00", "Thu 12:00", 16]);
    expect((await starts(id, { range: week, timeZone: "America/New_York" }))[0]).toBe("Tue 10:00");
  });

  it("counts business days where the database doesn't say calendar days, as in cal.com", async () => {
    const ann = await freeUser("ann");
    await world.database.db.availability.updateMany({ data: { days: [0, 1, 2, 3, 4, 5, 6] } });
    const { id } = await createTeamEvent(world.database.db, "rolling", [{ user: ann }], {
      periodType: "ROLLING",
      periodDays: 5,
    });
    const fortnight = { range: { ...week, end: minuteOf("2026-12-14T00:00") } };
    const lastStart = async () => (await starts(id, fortnight)).at(-1);
    const withinTheWeek = "Sat 16:00";
    for (const periodCountCalendarDays of [null, false]) {
      await world.database.db.eventType.update({ where: { id }, data: { periodCountCalendarDays } });
      expect(await lastStart()).toBe("Mon 16:00");
    }
    await world.database.db.eventType.update({ where: { id }, data: { periodCountCalendarDays: true } });
    expect(await lastStart()).toBe(withinTheWeek);
  });

  it("may be of business days that have a slot, of which weekends don't count but are offered", async () => {
    const ann = await freeUser("ann");
    await world.database.db.availability.updateMany({ data: { days: [0, 1, 2, 3, 4, 5, 6] } });
    const { id } = await createTeamEvent(world.database.db, "window", [{ user: ann }], {
      periodType: "ROLLING_WINDOW",
      periodDays: 5,
    });
    world.engine.busy.set("ann's", [onTuesday("00:00", "24:00")]);
    expect(await dates(id)).toEqual(["Mon", "Wed", "Thu", "Fri", "Sat", "Sun"]);
    await world.database.db.eventType.update({ where: { id }, data: { periodCountCalendarDays: true } });
    expect(await dates(id)).toEqual(["Mon", "Wed", "Thu", "Fri", "Sat"]);
  });

  it("may be of days that have a slot, counted from today whatever is asked", async () => {
    const ann = await freeUser("ann");
    const { id } = await createTeamEvent(world.database.db, "window", [{ user: ann }], {
      periodType: "ROLLING_WINDOW",
      periodDays: 3,
      periodCountCalendarDays: true,
    });
    world.engine.busy.set("ann's", [onTuesday("00:00", "24:00")]);
    expect(await dates(id)).toEqual(["Mon", "Wed", "Thu"]);
    const fromThursday = { range: { ...week, start: minuteOf("2026-12-03T00:00") } };
    expect(await dates(id, fromThursday)).toEqual(["Thu"]);
    world.engine.reads.length = 0;
    const inYears = { start: minuteOf("2036-12-01T00:00"), end: minuteOf("2036-12-08T00:00") };
    expect(await dates(id, { range: inYears, serveCache: false })).toEqual([]);
    expect(world.engine.reads).toEqual([]);
  });
});

it("begins an event type's slots at its offset", async () => {
  const ann = await freeUser("ann");
  const { id } = await createTeamEvent(world.database.db, "late", [{ user: ann }], {
    offsetStart: 10,
    length: 120,
  });
  expect(await starts(id)).toEqual(["Tue 09:10", "Tue 11:20", "Tue 13:30"]);
});

it("knows the lengths that an event type has to choose from", async () => {
  const ann = await freeUser("ann");
  const { id } = await createTeamEvent(world.database.db, "short", [{ user: ann }]);
  const lengths = async () => (await findEventType(world.engine, { eventTypeId: id }))?.lengths;
  expect(await lengths()).toBeNull();
  await world.database.db.eventType.update({
    where: { id },
    data: { metadata: { multipleDuration: [15, 60, 90] } },
  });
  expect(await lengths()).toEqual([60, 15, 90]);
  await world.database.db.eventType.update({ where: { id }, data: { metadata: { multipleDuration: "90" } } });
  expect(await lengths()).toBeNull();
});

it("offers every start where the event type's setting says so, in half-hour zones to every visitor", async () => {
  const ann = await freeUser("ann");
  const { id: scheduleId } = await world.database.db.schedule.create({
    data: {
      name: "In Kolkata",
      userId: ann.id,
      timeZone: "Asia/Kolkata",
      availability: {
        create: { days: [0, 1, 2, 3, 4, 5, 6], startTime: time("09:00"), endTime: time("10:00") },
      },
    },
  });
  const { id } = await createTeamEvent(world.database.db, "kolkata", [{ user: ann, scheduleId }]);
  expect(await starts(id)).toEqual([]);
  await world.database.db.eventType.update({
    where: { id },
    data: { metadata: { apps: { calcache: { everyStart: true } } } },
  });
  expect(await starts(id)).toEqual(["Tue 03:30"]);
});
