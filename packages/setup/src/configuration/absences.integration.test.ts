import {
  addAbsence,
  addTrip,
  deleteAbsence,
  deleteTrip,
  listAbsences,
  listColleagues,
  listReasons,
  listTrips,
} from "@calcache/configuration";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "../testing/index.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const now = Date.parse("2026-11-30T12:00Z");

test("an absence is kept as cal.com writes it, with a colleague who stands in, until its user takes it back", async () => {
  const { db } = database;
  const team = await db.team.create({ data: { name: "Devs" } });
  const [ann, bob, cyd] = await Promise.all(
    ["ann", "bob", "cyd"].map((name) => db.user.create({ data: { email: `${name}@x.example`, name } })),
  );
  if (!ann || !bob || !cyd) throw new Error("nobody is there");
  for (const [userId, accepted] of [
    [ann.id, true],
    [bob.id, true],
    [cyd.id, false],
  ] as const)
    await db.membership.create({ data: { userId, teamId: team.id, role: "MEMBER", accepted } });
  expect(await listColleagues(db, ann.id)).toEqual([{ id: bob.id, name: "bob" }]);

  await db.outOfOfficeReason.create({ data: { emoji: "", reason: "Bob's own", userId: bob.id } });
  const [, vacation, ...others] = await listReasons(db, ann.id);
  if (!vacation) throw new Error("there are no reasons");
  expect([vacation.reason, others.length]).toEqual(["ooo_reasons_vacation", 3]);
  const bobs = (await listReasons(db, bob.id)).at(-1)?.id ?? 0;

  const wish = {
    first: "2026-12-01",
    last: "2026-12-03",
    notes: "Skiing",
    standInId: bob.id,
    reasonId: vacation.id,
  };
  const noReason = { ok: false, error: { kind: "no-reason" } };
  expect(await addAbsence(db, ann.id, { ...wish, reasonId: bobs }, now)).toEqual(noReason);
  const refused = { ok: false, error: { kind: "no-colleague" } };
  expect(await addAbsence(db, ann.id, { ...wish, standInId: cyd.id }, now)).toEqual(refused);
  expect(await addAbsence(db, ann.id, wish, now)).toEqual({ ok: true, value: null });
  expect(await db.outOfOfficeEntry.findFirst()).toMatchObject({
    start: new Date("2026-12-01T00:00:00.000Z"),
    end: new Date("2026-12-03T23:59:59.999Z"),
    toUserId: bob.id,
    reasonId: vacation.id,
  });
  const { standInId, reasonId: _, ...shown } = wish;
  const [absence] = await listAbsences(db, ann.id, "2026-12-03");
  expect(absence).toEqual({
    id: absence?.id,
    ...shown,
    standIn: { id: standInId, name: "bob" },
    reason: vacation,
  });
  expect(await listAbsences(db, ann.id, "2026-12-04")).toEqual([]);
  expect(await deleteAbsence(db, bob.id, absence?.id ?? 0)).toBe(false);
  expect(await deleteAbsence(db, ann.id, absence?.id ?? 0)).toBe(true);
  expect(await db.outOfOfficeEntry.count()).toBe(0);
});

test("a trip is kept as cal.com writes it, shares no date with another, and gives back the zone that it replaced", async () => {
  const { db } = database;
  const { id: userId } = await db.user.create({
    data: { email: "dan@x.example", timeZone: "Europe/London" },
  });
  const schedule = await db.schedule.create({ data: { userId, name: "Hours", timeZone: "Europe/London" } });
  await db.user.update({ where: { id: userId }, data: { defaultScheduleId: schedule.id } });
  const trip = { first: "2026-12-01", last: "2026-12-03", timeZone: "Asia/Tokyo" };
  const add = (more: Partial<{ first: string; last: string | null }> = {}) =>
    addTrip(db, userId, { ...trip, ...more }, "2026-11-30");
  const overlaps = { ok: false, error: { kind: "overlaps" } };
  expect(await add()).toEqual({ ok: true, value: null });
  expect(await add({ first: "2026-12-03", last: null })).toEqual(overlaps);
  expect(await add({ first: "2026-11-30", last: "2026-12-01" })).toEqual(overlaps);
  expect(await add({ first: "2026-12-04", last: null })).toEqual({ ok: true, value: null });
  expect(await add({ first: "2027-12-04", last: "2027-12-05" })).toEqual(overlaps);
  const [first, second] = await listTrips(db, userId, "2026-12-03");
  expect([first, second]).toMatchObject([trip, { first: "2026-12-04", last: null }]);
  expect(await listTrips(db, userId, "2026-12-04")).toMatchObject([{ first: "2026-12-04" }]);
  expect(await db.travelSchedule.findFirst()).toMatchObject({
    startDate: new Date("2026-12-01T00:00:00.000Z"),
    endDate: new Date("2026-12-03T23:59:59.999Z"),
  });

  // As cal.com's cron leaves it while the trip lasts.
  await db.travelSchedule.updateMany({ data: { prevTimeZone: "Europe/London" } });
  await db.user.update({ where: { id: userId }, data: { timeZone: "Asia/Tokyo" } });
  await db.schedule.update({ where: { id: schedule.id }, data: { timeZone: "Asia/Tokyo" } });
  expect(await deleteTrip(db, userId + 1, first?.id ?? 0)).toBe(false);
  expect(await deleteTrip(db, userId, first?.id ?? 0)).toBe(true);
  const user = await db.user.findUniqueOrThrow({ where: { id: userId }, include: { schedules: true } });
  expect([user.timeZone, user.schedules[0]?.timeZone]).toEqual(["Europe/London", "Europe/London"]);
});
