import { findOwnLimits, saveOwnLimits } from "@calcache/configuration";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "../testing/index.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

test("a user's limits are found as they were saved, and taken away", async () => {
  const { db } = database;
  const { id } = await db.user.create({ data: { email: "ann@contoso.example" } });
  const none = { bookingLimitsCount: null, bookingLimitsDuration: null };
  expect(await findOwnLimits(db, id)).toEqual(none);
  const some = { bookingLimitsCount: { day: 3 }, bookingLimitsDuration: { week: 600, year: 9000 } };
  await saveOwnLimits(db, id, some);
  expect(await findOwnLimits(db, id)).toEqual(some);
  expect(await db.hostLimit.findUnique({ where: { userId: id } })).toMatchObject({
    bookingLimits: { PER_DAY: 3 },
    durationLimits: { PER_WEEK: 600, PER_YEAR: 9000 },
  });
  await saveOwnLimits(db, id, none);
  expect(await findOwnLimits(db, id)).toEqual(none);
  await saveOwnLimits(db, id, some);
  await db.user.delete({ where: { id } });
  expect(await db.hostLimit.count()).toBe(0);
});
