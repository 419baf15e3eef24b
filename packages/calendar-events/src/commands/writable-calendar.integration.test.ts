import { createTestDatabase } from "@calcache/setup/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { findWritableCalendar } from "./writable-calendar.ts";

let database: Awaited<ReturnType<typeof createTestDatabase>>;
const ids = { ann: 0, account: 0, other: 0 };

/** Ann has an account that is served, and one that isn't; Ben has nothing. */
beforeAll(async () => {
  database = await createTestDatabase();
  const { db } = database;
  ids.ann = (await db.user.create({ data: { email: "ann@contoso.example" } })).id;
  const account = (type: string) =>
    db.credential.create({ data: { userId: ids.ann, type, key: { email: "ann@contoso.example" } } });
  ids.account = (await account("x")).id;
  ids.other = (await account("y")).id;
  const selected = { userId: ids.ann, integration: "x" };
  await db.selectedCalendar.createMany({
    data: [
      { ...selected, externalId: "selected", credentialId: ids.account },
      { ...selected, externalId: "without an account" },
      { ...selected, externalId: "delegated", delegationCredentialId: "delegation" },
      { ...selected, externalId: "not served", integration: "y", credentialId: ids.other },
    ],
  });
  await db.destinationCalendar.create({
    data: { userId: ids.ann, integration: "x", externalId: "destination", credentialId: ids.account },
  });
});
afterAll(() => database.drop());

test.each([
  ["selected", true],
  ["without an account", true],
  ["destination", true],
  ["delegated", false],
  ["not served", false],
  ["somebody's", false],
])("a calendar that is %s can be written: %s", async (calendar, isWritable) => {
  const found = await findWritableCalendar(database.db, ["x"], ids.ann, calendar);
  expect(found).toEqual(isWritable ? { credentialId: ids.account } : null);
});

test("nobody writes into another's calendar", async () => {
  expect(await findWritableCalendar(database.db, ["x"], ids.ann + 1, "selected")).toBeNull();
});
