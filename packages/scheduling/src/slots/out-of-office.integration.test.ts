import { beforeEach, describe, expect, it } from "vitest";
import { findEventType } from "../event-types/find-event-type.ts";
import { createTeamEvent, createUser } from "../testing/seed.ts";
import { minuteOf, slotsWorld } from "../testing/slots-world.ts";
import { explainSlotOf } from "./explain-slot-of.ts";
import { findSlotsOf } from "./find-slots-of.ts";

const world = slotsWorld();
let annId: number;
beforeEach(async () => {
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
