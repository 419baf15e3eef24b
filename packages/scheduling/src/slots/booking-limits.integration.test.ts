import type { Prisma } from "@calcache/prisma";
import { describe, expect, it } from "vitest";
import { findEventType } from "../event-types/found/find-event-type.ts";
import { createTeamEvent, createUser } from "../testing/seed.ts";
import { minuteOf, onTuesday, slotsWorld } from "../testing/slots-world.ts";
import { explainSlotOf } from "./explain-slot-of.ts";
import { findSlotsOf } from "./find-slots-of.ts";

const world = slotsWorld();
const week = { start: minuteOf("2026-12-01T00:00"), end: minuteOf("2026-12-04T00:00") };
const asked = { timeZone: "UTC", duration: null, serveCache: true };

type Seed = Partial<Prisma.EventTypeCreateInput>;

/** Ann's event type of an hour, on Tuesday to Thursday from 9 to 17. */
async function given(data: Seed = {}) {
  const { db } = world.database;
  const ann = await createUser(db, "ann");
  const ben = await createUser(db, "ben");
  for (const name of ["ann", "ben"]) world.engine.busy.set(`${name}'s`, []);
  const { id, teamId } = await createTeamEvent(db, "devs", [{ user: ann }], data);
  const found = async () => {
    const eventType = await findEventType(world.engine, { eventTypeId: id });
    if (!eventType) throw new Error("no such event type");
    return eventType;
  };
  return {
    ...{ id, teamId, ann, ben },
    book: (date: string, from: string, row: Partial<Prisma.BookingUncheckedCreateInput> = {}, minutes = 60) =>
      db.booking.create({
        data: {
          uid: `${date} ${from} ${JSON.stringify(row)}`,
          title: "",
          userId: ann.id,
          eventTypeId: id,
          startTime: new Date(`2026-12-${date}T${from}Z`),
          endTime: new Date(Date.parse(`2026-12-${date}T${from}Z`) + minutes * 60_000),
          status: "ACCEPTED",
          ...row,
        },
      }),
    /** How many slots each of the three dates has. */
    slots: async (duration: number | null = null) => {
      const { slots } = await findSlotsOf(world.engine, await found(), { ...asked, duration, range: week });
      return [0, 1, 2].map(
        (day) => slots.filter(({ start }) => Math.floor((start - week.start) / 1440) === day).length,
      );
    },
    explain: async (from: string) =>
      explainSlotOf(world.engine, await found(), { ...asked, at: onTuesday(from, from).start }),
  };
}

describe("a limit that an event type has", () => {
  it("closes the days on which so many are booked, and is the reason against each of their slots", async () => {
    const { book, slots, explain } = await given({ bookingLimits: { PER_DAY: 2 } });
    await book("01", "09:00");
    expect(await slots()).toEqual([7, 8, 8]);
    await book("01", "10:00");
    expect(await slots()).toEqual([0, 8, 8]);
    expect(await explain("15:00")).toMatchObject({
      reasons: [{ kind: "limit_reached", of: "event_type", unit: "day", counts: "bookings", most: 2 }],
      nearestStarts: { before: null, after: null },
    });
  });

  it.each(["PER_WEEK", "PER_MONTH", "PER_YEAR"])(
    "may be %s, counting from its first day on",
    async (unit) => {
      const { book, slots } = await given({ bookingLimits: { [unit]: 1 } });
      await book("01", "00:00");
      expect(await slots()).toEqual([0, 0, 0]);
    },
  );

  it("may be of minutes, which what is asked for has to have room in", async () => {
    const { book, slots } = await given({ durationLimits: { PER_DAY: 120 } });
    await book("01", "09:00", {}, 61);
    expect(await slots()).toEqual([0, 8, 8]);
    expect((await slots(30))[0]).toBeGreaterThan(0);
    expect(await slots(121)).toEqual([0, 0, 0]);
  });

  it("counts what is accepted of this event type, whoever leads it", async () => {
    const { book, slots, ben } = await given({ bookingLimits: { PER_DAY: 1 } });
    await book("01", "09:00", { status: "CANCELLED" });
    await book("01", "09:00", { status: "PENDING" });
    await book("01", "09:00", { eventTypeId: null });
    expect(await slots()).toEqual([7, 8, 8]);
    await book("02", "09:00", { userId: ben.id });
    expect(await slots()).toEqual([7, 0, 8]);
  });

  it("doesn't count the booking that is moved", async () => {
    const { book, id } = await given({ bookingLimits: { PER_DAY: 1 } });
    const { uid } = await book("01", "09:00");
    const eventType = await findEventType(world.engine, { eventTypeId: id });
    const own = { reservationUid: null, booking: { uid, ...onTuesday("09:00", "10:00"), hostIds: [1] } };
    const { slots } = await findSlotsOf(world.engine, eventType as never, { ...asked, range: week, own });
    expect(slots).toHaveLength(24);
  });

  it("is of days in the zone of the event type's schedule, else of its first host", async () => {
    const { book, slots, ann, id } = await given({ bookingLimits: { PER_DAY: 1 } });
    const { db } = world.database;
    await db.schedule.update({ where: { id: ann.scheduleId }, data: { timeZone: "UTC" } });
    // In Tokyo it is the second already.
    await book("01", "16:00");
    expect(await slots()).toEqual([0, 8, 8]);
    await db.user.update({ where: { id: ann.id }, data: { timeZone: "Asia/Tokyo" } });
    expect(await slots()).toEqual([6, 2, 8]);
    await db.eventType.update({ where: { id }, data: { scheduleId: ann.scheduleId } });
    expect(await slots()).toEqual([0, 8, 8]);
  });
});

describe("a limit that a team has", () => {
  it("is of each member's bookings of the team's event types", async () => {
    const { book, slots, explain, teamId, ben, id } = await given();
    const { db } = world.database;
    const other = await db.eventType.create({ data: { slug: "o", title: "", length: 30, teamId } });
    await db.team.updateMany({ data: { bookingLimits: { PER_DAY: 1 } } });
    await book("01", "09:00", { eventTypeId: null });
    expect(await slots()).toEqual([7, 8, 8]);
    await book("02", "09:00", { eventTypeId: other.id });
    expect(await slots()).toEqual([7, 0, 8]);
    // Ben's doesn't keep Ann from it.
    await book("03", "09:00", { userId: ben.id, eventTypeId: other.id });
    expect(await slots()).toEqual([7, 0, 8]);
    await book("01", "10:00", { eventTypeId: id });
    const { reasons, hosts } = await explain("15:00");
    expect(reasons).toEqual([{ kind: "hosts_not_free" }]);
    expect(hosts[0]?.reasons).toEqual([
      { kind: "limit_reached", of: "team", unit: "day", counts: "bookings", most: 1 },
    ]);
  });

  it("is also of the event types that it manages, where it says so, and closes these as well", async () => {
    const { book, slots, teamId, ann } = await given();
    const { db } = world.database;
    const managed = await db.eventType.create({
      data: { slug: "m", title: "", length: 30, teamId, schedulingType: "MANAGED" },
    });
    const child = await db.eventType.create({
      data: {
        slug: "m",
        title: "",
        length: 60,
        minimumBookingNotice: 0,
        userId: ann.id,
        parentId: managed.id,
      },
    });
    await db.team.updateMany({ data: { bookingLimits: { PER_DAY: 1 } } });
    await book("01", "09:00", { eventTypeId: child.id });
    expect(await slots()).toEqual([7, 8, 8]);
    const ofChild = async () => {
      const eventType = await findEventType(world.engine, { eventTypeId: child.id });
      return (await findSlotsOf(world.engine, eventType as never, { ...asked, range: week })).slots.length;
    };
    expect(await ofChild()).toBe(23);
    await db.team.updateMany({ data: { includeManagedEventsInLimits: true } });
    expect(await slots()).toEqual([0, 8, 8]);
    expect(await ofChild()).toBe(16);
  });
});

describe("a limit that a host has", () => {
  it("is of all event types, in days of the host's zone", async () => {
    const { book, slots, explain, ann } = await given();
    const { db } = world.database;
    await db.schedule.update({ where: { id: ann.scheduleId }, data: { timeZone: "UTC" } });
    await db.hostLimit.create({ data: { userId: ann.id, durationLimits: { PER_DAY: 90 } } });
    await book("01", "16:00", { eventTypeId: null });
    expect(await slots()).toEqual([0, 8, 8]);
    expect((await explain("15:00")).hosts[0]?.reasons).toEqual([
      { kind: "limit_reached", of: "host", unit: "day", counts: "minutes", most: 90 },
    ]);
    await db.user.update({ where: { id: ann.id }, data: { timeZone: "Asia/Tokyo" } });
    expect(await slots()).toEqual([6, 2, 8]);
  });

  it("counts what they host or attend, once", async () => {
    const { book, slots, ann, ben } = await given();
    const { db } = world.database;
    await db.hostLimit.create({ data: { userId: ann.id, bookingLimits: { PER_DAY: 2 } } });
    const { id } = await book("01", "09:00", {
      userId: ben.id,
      attendees: { create: { email: "ann@example.com", name: "", timeZone: "UTC" } },
    } as never);
    await db.$executeRaw`INSERT INTO calcache.booking_host (booking_id, user_id) VALUES (${id}, ${ann.id})`;
    expect(await slots()).toEqual([7, 8, 8]);
    await book("01", "10:00");
    expect(await slots()).toEqual([0, 8, 8]);
  });
});

describe("limits that can't be read", () => {
  it.each([
    ["EventType.bookingLimits", `UPDATE "EventType" SET "bookingLimits" = '[3]'`],
    ["EventType.bookingLimits", `UPDATE "EventType" SET "bookingLimits" = '{"PER_HOUR": 3}'`],
    ["EventType.durationLimits", `UPDATE "EventType" SET "durationLimits" = '{"PER_DAY": "60"}'`],
    ["Team.bookingLimits", `UPDATE "Team" SET "bookingLimits" = '{"PER_DAY": -1}'`],
  ])("in %s offer nothing, and are named", async (column, sql) => {
    const { slots, explain } = await given();
    await world.database.db.$executeRawUnsafe(sql);
    expect(await slots()).toEqual([0, 0, 0]);
    expect((await explain("15:00")).reasons).toEqual([{ kind: "misconfigured", columns: [column] }]);
  });

  it.each(["null", "{}", '{"PER_DAY": 0, "PER_WEEK": null}'])("%s limits nothing", async (json) => {
    const { slots } = await given();
    await world.database.db.$executeRawUnsafe(`UPDATE "EventType" SET "bookingLimits" = '${json}'`);
    expect(await slots()).toEqual([8, 8, 8]);
  });
});
