import { addAbsence, deleteAbsence, listAbsences, listColleagues } from "@calcache/configuration";
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

  const wish = { first: "2026-12-01", last: "2026-12-03", notes: "Skiing", standInId: bob.id };
  const refused = { ok: false, error: { kind: "no-colleague" } };
  expect(await addAbsence(db, ann.id, { ...wish, standInId: cyd.id }, now)).toEqual(refused);
  expect(await addAbsence(db, ann.id, wish, now)).toEqual({ ok: true, value: null });
  expect(await db.outOfOfficeEntry.findFirst()).toMatchObject({
    start: new Date("2026-12-01T00:00:00.000Z"),
    end: new Date("2026-12-03T23:59:59.999Z"),
    toUserId: bob.id,
  });
  const { standInId, ...shown } = wish;
  const [absence] = await listAbsences(db, ann.id, "2026-12-03");
  expect(absence).toEqual({ id: absence?.id, ...shown, standIn: { id: standInId, name: "bob" } });
  expect(await listAbsences(db, ann.id, "2026-12-04")).toEqual([]);
  expect(await deleteAbsence(db, bob.id, absence?.id ?? 0)).toBe(false);
  expect(await deleteAbsence(db, ann.id, absence?.id ?? 0)).toBe(true);
  expect(await db.outOfOfficeEntry.count()).toBe(0);
});
