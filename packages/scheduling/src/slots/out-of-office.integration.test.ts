import { createPluggedDatabase, newerColumns } from "@calcache/setup/testing";
import { beforeEach, describe, expect, it } from "vitest";
import { findEventType } from "../event-types/found/find-event-type.ts";
import { createTeamEvent, createUser } from "../testing/seed.ts";
import { minuteOf, slotsWorld } from "../testing/slots-world.ts";
import { explainSlotOf } from "./explain-slot-of.ts";
import { findSlotsOf } from "./find-slots-of.ts";

// As newer versions of cal.com have it, with tables of holidays.
const world = slotsWorld(() => createPluggedDatabase(...newerColumns));
let annId: number;
beforeEach(async () => {
  await world.database.db.outOfOfficeEntry.deleteMany();
  const ann = await createUser(world.database.db, "ann");
  annId = ann.id;
  await createTeamEvent(world.database.db, "intro", [{ user: ann }]);
  world.engine.busy.set("ann's", []);
});

async function intro() {
  const eventType = await findEventType(world.engine, { teamSlug: "intro", eventTypeSlug: "intro" });
  if (!eventType) throw new Error("no such event type");
  return eventType;
}
const query = { timeZone: "UTC", duration: null, serveCache: true };
async function slotsOn(date: string): Promise<number> {
  const range = { start: minuteOf(`${date}T00:00`), end: minuteOf(`${date}T23:59`) };
  return (await findSlotsOf(world.engine, await intro(), { ...query, range })).slots.length;
}
async function reasonsAt(time: string) {
  const { hosts } = await explainSlotOf(world.engine, await intro(), { ...query, at: minuteOf(time) });
  return hosts[0]?.reasons;
}
/** As cal.com writes it: from UTC's beginning of the first date to the end of the last. */
const away = (first: string, last: string) =>
  world.database.db.outOfOfficeEntry.create({
    data: {
      userId: annId,
      start: new Date(`${first}T00:00:00Z`),
      end: new Date(`${last}T23:59:59.999Z`),
    },
  });

describe("a host who is out of office", () => {
  it("isn't offered on those dates, as soon as they say so and until they take it back", async () => {
    expect([await slotsOn("2026-12-01"), await slotsOn("2026-12-02")]).toEqual([8, 8]);
    const { id } = await away("2026-12-01", "2026-12-01");
    expect([await slotsOn("2026-12-01"), await slotsOn("2026-12-02")]).toEqual([0, 8]);
    await world.database.db.outOfOfficeEntry.update({
      where: { id },
      data: { end: new Date("2026-12-02T23:59:59.999Z") },
    });
    expect(await slotsOn("2026-12-02")).toBe(0);
    await world.database.db.outOfOfficeEntry.delete({ where: { id } });
    expect([await slotsOn("2026-12-01"), await slotsOn("2026-12-02")]).toEqual([8, 8]);
  });

  // Broken on purpose: what is long over by Postgres' own date.
  it("is away by the engine's clock, whatever year it is", async () => {
    world.now = Date.parse("2020-11-30T12:00Z");
    await away("2020-12-01", "2020-12-01");
    expect([await slotsOn("2020-12-01"), await slotsOn("2020-12-02")]).toEqual([0, 8]);
  });

  it("names the colleague who stands in, and the reason, with the dates, as soon as they are said", async () => {
    const { db } = world.database;
    const bob = await createUser(db, "bob");
    expect((await intro()).hosts[0]?.absences).toEqual([]);
    const { id } = await away("2026-12-01", "2026-12-02");
    const dates = { first: "2026-12-01", last: "2026-12-02" };
    expect((await intro()).hosts[0]?.absences).toEqual([{ ...dates, reason: null, standIn: null }]);
    const vacation = await db.outOfOfficeReason.create({
      data: { emoji: "🏝️", reason: "ooo_reasons_vacation" },
    });
    await db.outOfOfficeEntry.update({ where: { id }, data: { toUserId: bob.id, reasonId: vacation.id } });
    expect((await intro()).hosts[0]?.absences).toEqual([
      { ...dates, reason: "🏝️ Vacation", standIn: { username: "bob", name: "bob" } },
    ]);
    await db.outOfOfficeReason.update({ where: { id: vacation.id }, data: { emoji: "", reason: "Skiing" } });
    expect((await intro()).hosts[0]?.absences).toMatchObject([{ reason: "Skiing" }]);
  });

  it("is told to be so, beside what else keeps them", async () => {
    await away("2026-12-01", "2026-12-01");
    expect(await reasonsAt("2026-12-01T09:00")).toEqual([{ kind: "out_of_office" }]);
    expect(await reasonsAt("2026-12-01T18:00")).toEqual([{ kind: "outside_working_hours" }]);
    expect(await reasonsAt("2026-12-02T09:00")).toEqual([]);
  });
});

describe("a host with holidays", () => {
  const isHoliday = (eventId: string, date: string, countryCode = "DE") =>
    world.database.db.$executeRaw`
      INSERT INTO "HolidayCache" (id, "countryCode", "calendarId", "eventId", name, date, year, "updatedAt")
      VALUES (${countryCode + eventId}, ${countryCode}, '', ${eventId}, ${`Day ${eventId}`}, ${date}::timestamp, 2026, now())`;
  const has = (countryCode: string | null, disabled: string[] = [], userId = annId) =>
    world.database.db.$executeRaw`
      INSERT INTO "UserHolidaySettings" ("userId", "countryCode", "disabledIds", "updatedAt")
      VALUES (${userId}, ${countryCode}, ${disabled}::text[], now())
      ON CONFLICT ("userId") DO UPDATE SET "countryCode" = EXCLUDED."countryCode", "disabledIds" = EXCLUDED."disabledIds"`;
  const free = async () =>
    Promise.all(["2026-12-01", "2026-12-02", "2026-12-03"].map(async (date) => (await slotsOn(date)) > 0));

  beforeEach(async () => {
    await world.database.db.$executeRaw`DELETE FROM "HolidayCache"`;
    await isHoliday("one", "2026-12-01T00:00:00Z");
    await isHoliday("two", "2026-12-02T00:00:00Z");
    await isHoliday("three", "2026-12-03T00:00:00Z", "FR");
  });

  // Broken on purpose: the days on which they work; other countries' holidays.
  it("isn't offered on those of their country, but on which they work", async () => {
    expect(await free()).toEqual([true, true, true]);
    await has("DE");
    expect(await free()).toEqual([false, false, true]);
    await has("DE", ["two"]);
    expect(await free()).toEqual([false, true, true]);
    await has("FR", ["two"]);
    expect(await free()).toEqual([true, true, false]);
    await has(null);
    expect(await free()).toEqual([true, true, true]);
  });

  it("is told to be out of office then, for the holiday, whatever others' country is", async () => {
    await has("DE", ["two"]);
    const bob = await createUser(world.database.db, "bob");
    await has("FR", [], bob.id);
    const { id: eventTypeId } = await intro();
    await world.database.db.host.create({ data: { eventTypeId, userId: bob.id } });
    expect((await intro()).hosts[0]?.absences).toEqual([
      { first: "2026-12-01", last: "2026-12-01", reason: "Day one", standIn: null },
    ]);
    expect(await reasonsAt("2026-12-01T09:00")).toEqual([{ kind: "out_of_office" }]);
  });
});

describe("a host whose mailbox says that they are away", () => {
  async function tell(from: string | null, until: string | null) {
    const on = (time: string | null) => time && new Date(`2026-12-01T${time}Z`);
    const data = { awayFrom: on(from), awayUntil: on(until) };
    await world.database.db.mailbox.updateMany({ where: { address: "ann@example.com" }, data });
  }
  const starts = async () => {
    const range = { start: minuteOf("2026-12-01T00:00"), end: minuteOf("2026-12-02T00:00") };
    const { slots } = await findSlotsOf(world.engine, await intro(), { ...query, range });
    return slots.map(({ start }) => new Date(start * 60_000).toISOString().slice(11, 16));
  };
  const allDay = ["09:00", "10:00", "11:00", "12:00", "13:00", "14:00", "15:00", "16:00"];
  beforeEach(async () => {
    expect(await starts()).toEqual(allDay);
    await tell("11:00:00", "13:00:00");
  });

  // Broken on purpose: minutes rounded inwards.
  it("isn't offered meanwhile, to the minute, as soon as it says so and until it takes that back", async () => {
    expect(await starts()).toEqual(["09:00", "10:00", "13:00", "14:00", "15:00", "16:00"]);
    await tell("10:59:59", "13:00:01");
    expect(await starts()).toEqual(["09:00", "14:00", "15:00", "16:00"]);
    // Exchange's own beginning of time, before that of Unix.
    const data = { awayFrom: new Date("1601-01-01T00:00Z") };
    await world.database.db.mailbox.updateMany({ where: { address: "ann@example.com" }, data });
    expect(await starts()).toEqual(["14:00", "15:00", "16:00"]);
    await tell(null, null);
    expect(await starts()).toEqual(allDay);
  });

  it("is told to be out of office then", async () => {
    expect(await reasonsAt("2026-12-01T11:00")).toEqual([{ kind: "out_of_office" }]);
    expect(await reasonsAt("2026-12-01T13:00")).toEqual([]);
  });

  // Broken on purpose: whoever's account it is.
  it("isn't kept by somebody else's account, nor by one whose calendars close their time no more", async () => {
    const { db } = world.database;
    const bob = await createUser(db, "bob", []);
    const { id } = await db.credential.findFirstOrThrow({ where: { userId: bob.id } });
    await db.credential.updateMany({ where: { userId: annId }, data: { userId: bob.id } });
    expect(await starts()).toEqual(allDay);
    await db.credential.updateMany({ where: { id: { not: id } }, data: { userId: annId } });
    expect(await starts()).not.toEqual(allDay);
    await db.selectedCalendar.deleteMany({ where: { userId: annId } });
    expect(await starts()).toEqual(allDay);
  });
});
