import { afterEach, beforeEach, expect, it } from "vitest";
import { catalogOf, createHostDatabase, createTestDatabase, type TestDatabase } from "../../testing/index.ts";
import { plugIn, plugOut, plugState } from "./plug.ts";

let database: TestDatabase;
beforeEach(async () => {
  database = await createHostDatabase();
});
afterEach(() => database.drop());

const change = (sql: string) => database.db.$executeRawUnsafe(sql);
const state = () => plugState(database.databaseUrl);
const schemas = () => database.db.$queryRaw`
  SELECT nspname AS name FROM pg_namespace WHERE nspname NOT LIKE 'pg\\_%' AND nspname <> 'information_schema' ORDER BY 1`;

it("what is plugged in and out again leaves the host's database as it was", async () => {
  const before = await catalogOf(database.databaseUrl, "public");
  await plugIn(database.databaseUrl);
  await change("CREATE SCHEMA calcache_queue");
  expect(await state()).toEqual({ kind: "in" });
  expect(await plugOut(database.databaseUrl)).toEqual({ kind: "in" });
  expect(await catalogOf(database.databaseUrl, "public")).toEqual(before);
  expect(await schemas()).toEqual([{ name: "public" }]);
  expect(await plugOut(database.databaseUrl)).toEqual({ kind: "out" });
  expect(await plugIn(database.databaseUrl)).toEqual({ kind: "out" });
});

it("a look says what is missing, and changes nothing", async () => {
  expect(await state()).toEqual({ kind: "out" });
  await plugIn(database.databaseUrl);
  await change("DELETE FROM calcache.migration WHERE part = 'calcache'");
  await change(`DROP TRIGGER calcache_booking_added ON "Booking"`);
  await change("INSERT INTO calcache.migration (part, name, checksum) VALUES ('calcache', '2099_newer', '')");
  expect(await state()).toEqual({
    kind: "incomplete",
    missing: ["migration calcache/2099_newer is another version's", "triggers"],
  });
  await change(`ALTER TABLE "Booking" DROP COLUMN "iCalUID"`);
  expect(await state()).toEqual({
    kind: "unfit",
    problems: ['column "Booking"."iCalUID" is missing'],
    isIn: true,
  });
});

it("plugs out of a host whose tables no longer serve", async () => {
  await plugIn(database.databaseUrl);
  await change(`DROP TABLE "SelectedSlots"`);
  await plugOut(database.databaseUrl);
  expect(await schemas()).toEqual([{ name: "public" }]);
});

it("takes nothing along that somebody has built on our tables, and names it", async () => {
  await plugIn(database.databaseUrl);
  await change("CREATE VIEW subscribed AS SELECT external_id FROM calcache.subscription");
  await expect(plugOut(database.databaseUrl)).rejects.toMatchObject({
    message: expect.stringContaining("view subscribed depends on"),
  });
  expect(await state()).toEqual({ kind: "in" });
});

it("leaves a database alone in which there is no host", async () => {
  await database.drop();
  database = await createTestDatabase();
  const answer = { kind: "no-host", shape: "own" };
  expect([await state(), await plugIn(database.databaseUrl), await plugOut(database.databaseUrl)]).toEqual([
    answer,
    answer,
    answer,
  ]);
  expect(await database.db.mailbox.count()).toBe(0);
});
