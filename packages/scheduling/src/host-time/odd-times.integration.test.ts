import { beforeEach, describe, expect, it } from "vitest";
import { book } from "../bookings/book/book.ts";
import { findBooking } from "../bookings/booking/stored/find-booking.ts";
import { listHostBookings } from "../bookings/list/list-host-bookings.ts";
import { findEventType } from "../event-types/found/find-event-type.ts";
import { explainSlotOf } from "../slots/explain-slot-of.ts";
import { findSlotsOf } from "../slots/find-slots-of.ts";
import { bookingWorld, tuesdayAt } from "../testing/booking-world.ts";
import { requestFor } from "../testing/fake-bookings.ts";
import { createTeamEvent, createUser } from "../testing/seed.ts";
import { minuteOf, tuesday } from "../testing/slots-world.ts";

const world = bookingWorld();
let eventTypeId: number;

/** Ann hosts an event type alone and has nothing in her calendar; her user's id is 1. */
beforeEach(async () => {
  const { db } = world.database;
  eventTypeId = (await createTeamEvent(db, "intro", [{ user: await createUser(db, "ann") }])).id;
  world.engine.busy.set("ann's", []);
});

const change = (sql: string) => world.database.db.$executeRawUnsafe(sql);
const asked = { timeZone: "UTC", duration: null, serveCache: true };
async function intro() {
  const eventType = await findEventType(world.engine, { eventTypeId });
  if (!eventType) throw new Error("no such event type");
  return eventType;
}
const starts = async () =>
  (await findSlotsOf(world.engine, await intro(), { ...asked, range: tuesday })).slots.map(({ start }) =>
    new Date(start * 60_000).toISOString().slice(11, 16),
  );
const hours = ["09:00", "10:00", "11:00", "12:00", "13:00", "14:00", "15:00", "16:00"];
const reasonsAt = async (time: string) => {
  const at = minuteOf(`2026-12-01T${time}`);
  return (await explainSlotOf(world.engine, await intro(), { ...asked, at })).hosts[0]?.reasons.map(
    ({ kind }) => kind,
  );
};
const booking = (start: string, end: string) =>
  change(`INSERT INTO "Booking" (uid, title, "userId", "startTime", "endTime", status)
    VALUES ('odd', 'Odd', 1, '${start}', '${end}', 'accepted')`);

describe("a booking of the host's that Postgres can hold, and JavaScript can't", () => {
  it.each([
    ["begins at a time and never ends", "2026-12-01 11:00", "infinity", hours.slice(0, 2)],
    [
      "ends at a time that is out of JavaScript's range",
      "2026-12-01 11:00",
      "290000-01-01",
      hours.slice(0, 2),
    ],
    ["ends after what intervals hold", "2026-12-01 11:00", "20000-01-01", hours.slice(0, 2)],
    ["has no beginning", "-infinity", "2026-12-01 11:00", hours.slice(2)],
    ["began before our era", "4000-01-01 BC", "2026-12-01 11:00", hours.slice(2)],
    ["is always", "-infinity", "infinity", []],
    ["never is", "infinity", "infinity", hours],
  ])("closes its time where it %s", async (_, start, end, free) => {
    await booking(start, end);
    expect(await starts()).toEqual(free);
    expect(await reasonsAt("10:00")).toEqual(free.includes("10:00") ? [] : ["booked"]);
    expect(await reasonsAt("14:00")).toEqual(free.includes("14:00") ? [] : ["booked"]);
    for (const at of ["10:00", "14:00"])
      expect([at, (await book(world.bookings, requestFor(eventTypeId, tuesdayAt(at)))).ok]).toEqual([
        at,
        free.includes(at),
      ]);
  });

  it("is listed and found like others", async () => {
    await booking("2026-12-01 11:00", "infinity");
    const list = await listHostBookings(world.database.db, 1, { list: "upcoming", page: 1 }, world.now);
    expect(list.bookings).toMatchObject([{ uid: "odd", start: Date.parse(tuesdayAt("11:00")) }]);
    expect(await findBooking(world.database.db, "odd")).toMatchObject({ uid: "odd" });
  });
});

describe("other times of the host's that Postgres can hold, and JavaScript can't", () => {
  it.each([
    ["2026-11-01", "infinity", true],
    ["2026-11-01", "20000-01-01", true],
    ["-infinity", "2026-12-03", true],
    ["0044-03-15 BC", "290000-01-01", true],
    ["infinity", "infinity", false],
    ["-infinity", "-infinity", false],
  ])("an absence from %s to %s is one", async (start, end, isAway) => {
    await change(`INSERT INTO "OutOfOfficeEntry" (uuid, start, "end", "userId", "updatedAt")
      VALUES ('odd', '${start}', '${end}', 1, now())`);
    expect(await starts()).toEqual(isAway ? [] : hours);
    expect(await reasonsAt("11:00")).toEqual(isAway ? ["out_of_office"] : []);
  });

  it.each(["infinity", "-infinity", "20000-01-01", "0044-03-15 BC"])(
    "hours on the date %s are none of other dates",
    async (date) => {
      await change(`INSERT INTO "Availability" ("scheduleId", "startTime", "endTime", date)
        SELECT id, '00:00', '24:00', '${date}' FROM "Schedule"`);
      expect(await starts()).toEqual(hours);
    },
  );

  it("a hold that ends never closes its time", async () => {
    await change(`INSERT INTO "SelectedSlots" ("eventTypeId", "userId", "slotUtcStartDate", "slotUtcEndDate", uid, "releaseAt", "isSeat")
      VALUES (${eventTypeId}, 1, '2026-12-01 11:00', 'infinity', 'hold', 'infinity', false)`);
    expect(await starts()).toEqual(hours.slice(0, 2));
    expect((await book(world.bookings, requestFor(eventTypeId, tuesdayAt("14:00")))).ok).toBe(false);
  });

  it.each([
    ["2026-11-01", "infinity", true],
    ["-infinity", "2026-12-31", true],
    ["-infinity", "infinity", true],
    ["2026-12-02", "infinity", false],
    ["infinity", "infinity", false],
    ["-infinity", "-infinity", false],
  ])("a period from %s to %s is one", async (first, last, isOpen) => {
    await change(
      `UPDATE "EventType" SET "periodType" = 'range', "periodStartDate" = '${first}', "periodEndDate" = '${last}'`,
    );
    expect(await starts()).toEqual(isOpen ? hours : []);
    expect((await book(world.bookings, requestFor(eventTypeId, tuesdayAt("14:00")))).ok).toBe(isOpen);
  });

  it("a booking that ends never counts in its event type's limit of minutes", async () => {
    await change(`UPDATE "EventType" SET "durationLimits" = '{"PER_DAY": 120}'`);
    await change(`INSERT INTO "Booking" (uid, title, "eventTypeId", "startTime", "endTime", status)
      VALUES ('odd', 'Odd', ${eventTypeId}, '2026-12-01 00:00', 'infinity', 'accepted')`);
    expect(await starts()).toEqual([]);
    expect((await book(world.bookings, requestFor(eventTypeId, tuesdayAt("14:00")))).ok).toBe(false);
  });
});

describe("numbers of the host's that no form of cal.com's takes", () => {
  const set = (columns: string) => change(`UPDATE "EventType" SET ${columns}`);
  const [least, most] = [-2_147_483_648, 2_147_483_647];

  // Seen taking 18 s, for the thousands of years that were looked at.
  it.each([most, 100_000, 0, -1, least])(
    "an event type of %i minutes is offered nowhere, and at once",
    async (length) => {
      await set(`length = ${length}`);
      expect(await starts()).toEqual([]);
      expect((await book(world.bookings, requestFor(eventTypeId, tuesdayAt("11:00")))).ok).toBe(false);
    },
  );

  it("buffers are of a day at most, and none opens what a booking closes", async () => {
    for (const column of ["beforeEventBuffer", "afterEventBuffer"]) {
      await set(`"${column}" = ${most}`);
      expect(await starts()).toEqual(hours);
    }
    await change(`INSERT INTO "Booking" (uid, title, "userId", "eventTypeId", "startTime", "endTime", status)
      VALUES ('odd', 'Odd', 1, ${eventTypeId}, '2026-12-01 11:00', '2026-12-01 12:00', 'accepted')`);
    expect(await starts()).toEqual([]);
    await set(`"beforeEventBuffer" = ${least}, "afterEventBuffer" = ${least}`);
    expect(await starts()).toEqual(hours.filter((hour) => hour !== "11:00"));
    expect((await book(world.bookings, requestFor(eventTypeId, tuesdayAt("11:00")))).ok).toBe(false);
  });

  it.each(["rolling", "rolling_window"])("a period %s for less than no days offers nothing", async (type) => {
    for (const days of [-1, least]) {
      await set(`"periodType" = '${type}', "periodDays" = ${days}`);
      expect(await starts()).toEqual([]);
    }
  });
});
