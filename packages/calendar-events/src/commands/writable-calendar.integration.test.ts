import { createApiKey, type Reach } from "@calcache/api-keys";
import { createTestDatabase } from "@calcache/setup/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { findWritableCalendar } from "./writable-calendar.ts";

let database: Awaited<ReturnType<typeof createTestDatabase>>;
const ids = { ann: 0, account: 0, other: 0 };
const keys = { ann: "", ben: "" };

async function keyOf(email: string, reach: Reach = { kind: "colleagues" }) {
  const grant = { email, scopes: ["read_write"], application: null, expiresAt: null, reach } as const;
  return (await createApiKey(database.db, grant, Date.now()))?.info.id ?? "";
}

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
beforeAll(async () => {
  await database.db.user.create({ data: { email: "ben@contoso.example" } });
  keys.ann = await keyOf("ann@contoso.example");
  keys.ben = await keyOf("ben@contoso.example");
});

test.each([
  ["selected", true],
  ["without an account", true],
  ["destination", true],
  ["delegated", false],
  ["not served", false],
  ["somebody's", false],
])("a calendar that is %s can be written: %s", async (calendar, isWritable) => {
  const found = await findWritableCalendar(database.db, ["x"], keys.ann, calendar);
  expect(found).toEqual(isWritable ? { credentialId: ids.account } : null);
});

test("nobody writes into another's calendar", async () => {
  expect(await findWritableCalendar(database.db, ["x"], keys.ben, "selected")).toBeNull();
});

test("a key for chosen calendars writes into those alone", async () => {
  const key = await keyOf("ann@contoso.example", { kind: "calendars", calendars: ["selected"] });
  expect(await findWritableCalendar(database.db, ["x"], key, "selected")).not.toBeNull();
  expect(await findWritableCalendar(database.db, ["x"], key, "destination")).toBeNull();
});

test("a key that an administrator granted for a team writes into its members' calendars, for as long as they administer it", async () => {
  const { db } = database;
  const ben = await db.user.findUniqueOrThrow({ where: { email: "ben@contoso.example" } });
  const team = await db.team.create({
    data: {
      name: "Devs",
      members: {
        create: [
          { userId: ben.id, accepted: true, role: "ADMIN" },
          { userId: ids.ann, accepted: true, role: "MEMBER" },
        ],
      },
    },
  });
  const key = await keyOf("ben@contoso.example", { kind: "team", teamId: team.id });
  expect(await findWritableCalendar(db, ["x"], key, "selected")).toEqual({ credentialId: ids.account });
  expect(await findWritableCalendar(db, ["x"], keys.ben, "selected")).toBeNull();
  await db.membership.updateMany({ where: { userId: ben.id }, data: { role: "MEMBER" } });
  expect(await findWritableCalendar(db, ["x"], key, "selected")).toBeNull();
});
