import { beforeEach, describe, expect, it } from "vitest";
import { findEventType } from "../event-types/found/find-event-type.ts";
import { createTeamEvent, createUser } from "../testing/seed.ts";
import { minuteOf, slotsWorld } from "../testing/slots-world.ts";
import { explainSlotOf } from "./explain-slot-of.ts";
import { findSlotsOf } from "./find-slots-of.ts";

const world = slotsWorld();
let ann: Awaited<ReturnType<typeof createUser>>;
let eventTypeId: number;
beforeEach(async () => {
  const { db } = world.database;
  ann = await createUser(db, "ann");
  await db.schedule.update({ where: { id: ann.scheduleId }, data: { timeZone: "Europe/London" } });
  const { id } = await createTeamEvent(db, "intro", [{ user: ann }], { length: 240 });
  eventTypeId = id;
  world.engine.busy.set("ann's", []);
});

async function intro() {
  const eventType = await findEventType(world.engine, { eventTypeId });
  if (!eventType) throw new Error("no such event type");
  return eventType;
}
const query = { timeZone: "UTC", duration: null, serveCache: true };
/** The starts of two dates' slots in UTC, four hours long. */
async function starts(first: string, last: string, timeZone = "UTC"): Promise<string[]> {
  const range = { start: minuteOf(`${first}T00:00`), end: minuteOf(`${last}T23:59`) + 1 };
  const { slots } = await findSlotsOf(world.engine, await intro(), { ...query, timeZone, range });
  return slots.map(({ start }) => new Date(start * 60_000).toISOString().slice(5, 16));
}
const reasonsAt = async (time: string) =>
  (await explainSlotOf(world.engine, await intro(), { ...query, at: minuteOf(time) })).reasons;

describe("a trip", () => {
  const london = ["12-01T09:00", "12-01T13:00"];
  const travels = (data: { prevTimeZone?: string; endDate?: Date; timeZone?: string } = {}) =>
    world.database.db.travelSchedule.create({
      data: {
        userId: ann.id,
        timeZone: "America/New_York",
        startDate: new Date("2026-12-02T00:00:00Z"),
        endDate: new Date("2026-12-02T23:59:59Z"),
        ...data,
      },
    });
  const setZone = (timeZone: string) =>
    world.database.db.schedule.update({ where: { id: ann.scheduleId }, data: { timeZone } });

  it("has its dates' hours in its zone, and all others' at home", async () => {
    await travels();
    expect(await starts("2026-12-01", "2026-12-03")).toEqual([
      ...london,
      "12-02T14:00",
      "12-02T18:00",
      "12-03T09:00",
      "12-03T13:00",
    ]);
  });

  it("counts once, and the other dates stay at home, when cal.com's cron has put its zone into the schedule", async () => {
    const { id } = await travels({ prevTimeZone: "Europe/London" });
    await setZone("America/New_York");
    expect(await starts("2026-12-01", "2026-12-02")).toEqual([...london, "12-02T14:00", "12-02T18:00"]);
    // Somebody chose a zone of their own since.
    await setZone("UTC");
    expect(await starts("2026-12-02", "2026-12-03")).toContain("12-03T09:00");
    await world.database.db.travelSchedule.delete({ where: { id } });
    expect(await starts("2026-12-02", "2026-12-02")).toEqual(["12-02T09:00", "12-02T13:00"]);
  });

  it("is for good without an end, and of the default schedule alone", async () => {
    await world.database.db.travelSchedule.deleteMany();
    const { id } = await travels();
    await world.database.db.travelSchedule.update({ where: { id }, data: { endDate: null } });
    expect(await starts("2026-12-03", "2026-12-03")).toEqual(["12-03T14:00", "12-03T18:00"]);
    const other = await world.database.db.schedule.create({
      data: { userId: ann.id, name: "Other", timeZone: "Europe/London" },
    });
    await world.database.db.user.update({ where: { id: ann.id }, data: { defaultScheduleId: other.id } });
    await world.database.db.eventType.update({
      where: { id: eventTypeId },
      data: { scheduleId: ann.scheduleId },
    });
    expect(await starts("2026-12-03", "2026-12-03")).toEqual(["12-03T09:00", "12-03T13:00"]);
  });

  it("to a zone that nobody knows makes its traveller unavailable", async () => {
    await travels({ timeZone: "Mars/Olympus" });
    expect(await starts("2026-12-01", "2026-12-01")).toEqual([]);
    expect((await intro()).hosts[0]?.barred).toBe("unknown_time_zone");
  });
});

describe("hours to which slots are confined", () => {
  async function confined(hours: { timeZone: string | null; useBookerTimezone?: boolean }, enabled = true) {
    const { db } = world.database;
    const bob = await createUser(db, "bob");
    const { timeZone, useBookerTimezone = false } = hours;
    await db.schedule.update({ where: { id: bob.scheduleId }, data: { timeZone } });
    const availability = { startTime: new Date("1970-01-01T12:00Z"), endTime: new Date("1970-01-01T18:00Z") };
    await db.availability.updateMany({ where: { scheduleId: bob.scheduleId }, data: availability });
    const data = { restrictionScheduleId: bob.scheduleId, useBookerTimezone };
    const { teamId } = await db.eventType.update({ where: { id: eventTypeId }, data });
    if (!enabled) return;
    await db.feature.create({ data: { slug: "restriction-schedule" } });
    await db.teamFeatures.create({
      data: { teamId: teamId ?? 0, featureId: "restriction-schedule", assignedBy: "" },
    });
  }

  it("are a schedule's, in its zone, and are the reason against slots outside of them", async () => {
    await confined({ timeZone: "UTC" });
    expect(await starts("2026-12-01", "2026-12-01")).toEqual(["12-01T13:00"]);
    expect(await reasonsAt("2026-12-01T09:00")).toEqual([{ kind: "outside_restriction" }]);
    expect(await reasonsAt("2026-12-01T13:00")).toEqual([]);
  });

  it("are the asker's where the event type says so", async () => {
    await confined({ timeZone: null, useBookerTimezone: true });
    expect(await starts("2026-12-01", "2026-12-01", "Asia/Dubai")).toEqual(["12-01T09:00"]);
  });

  it("count for a team that has cal.com's feature for them", async () => {
    await confined({ timeZone: "UTC" }, false);
    expect(await starts("2026-12-01", "2026-12-01")).toEqual(["12-01T09:00", "12-01T13:00"]);
  });

  it.each([null, "Mars/Olympus"])("offer nothing in the zone %s, and are named", async (timeZone) => {
    await confined({ timeZone });
    expect(await starts("2026-12-01", "2026-12-01")).toEqual([]);
    expect(await reasonsAt("2026-12-01T13:00")).toEqual([
      { kind: "misconfigured", columns: ["restrictionSchedule.timeZone"] },
    ]);
  });
});
