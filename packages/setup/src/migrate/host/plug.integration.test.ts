import { openDatabase } from "@calcache/prisma";
import { Client } from "pg";
import { afterEach, beforeEach, expect, it } from "vitest";
import { catalogOf, createHostDatabase, createTestDatabase, type TestDatabase } from "../../testing/index.ts";
import { plugIn, plugOut, plugState } from "./plug.ts";

let database: TestDatabase;
beforeEach(async () => {
  database = await createHostDatabase();
});
afterEach(() => database.drop());

/** Somebody who may read and write the host's tables, have triggers on them, and make schemas. @param more what else they may */
async function asRole(more: string) {
  const url = new URL(database.databaseUrl);
  const role = `plug_${url.pathname.slice(1)}`;
  await change(`CREATE ROLE ${role} LOGIN PASSWORD 'secret'`);
  await change(`GRANT CREATE ON DATABASE ${url.pathname.slice(1)} TO ${role}`);
  await change(`GRANT SELECT, INSERT, UPDATE, DELETE, TRIGGER ON ALL TABLES IN SCHEMA public TO ${role}`);
  await change(`GRANT ${more} IN SCHEMA public TO ${role}`);
  url.username = role;
  url.password = "secret";
  const drop = async () => {
    await change(`DROP OWNED BY ${role}`);
    await change(`DROP ROLE ${role}`);
  };
  return { databaseUrl: url.href, role, drop };
}

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

it.each(["calcache-live", "calcache-queue"])(
  "takes nothing away under a process that runs (%s)",
  async (name) => {
    await plugIn(database.databaseUrl);
    const process = new Client({ connectionString: database.databaseUrl, application_name: name });
    await process.connect();
    await expect(plugOut(database.databaseUrl)).rejects.toMatchObject({
      failure: { kind: "in-use", processes: [expect.stringContaining(`${name}, `)] },
    });
    expect(await state()).toEqual({ kind: "in" });
    const out = plugOut(database.databaseUrl);
    await process.end();
    expect(await out).toEqual({ kind: "in" });
  },
);

it("takes nothing along that somebody has built on our tables, and names it", async () => {
  await plugIn(database.databaseUrl);
  await change("CREATE VIEW subscribed AS SELECT external_id FROM calcache.subscription");
  await expect(plugOut(database.databaseUrl)).rejects.toMatchObject({
    message: expect.stringContaining("view subscribed depends on"),
  });
  expect(await state()).toEqual({ kind: "in" });
});

it("needs no more of the host's tables than to read and write them, and the TRIGGER privilege", async () => {
  const { databaseUrl, drop } = await asRole("USAGE ON ALL SEQUENCES");
  const before = await catalogOf(database.databaseUrl, "public");
  await plugIn(databaseUrl);
  await change("ALTER TABLE users RENAME COLUMN locked TO barred");
  expect(await plugIn(databaseUrl)).toEqual({ kind: "incomplete", missing: ["triggers"] });
  await change(`INSERT INTO users (email) VALUES ('ann@x.example')`);
  expect(await plugOut(databaseUrl)).toEqual({ kind: "in" });
  await change("ALTER TABLE users RENAME COLUMN barred TO locked");
  expect(await catalogOf(database.databaseUrl, "public")).toEqual(before);
  expect(await schemas()).toEqual([{ name: "public" }]);
  await drop();
});

it("looks into the schema public, whatever path the role has", async () => {
  const { databaseUrl, role, drop } = await asRole("USAGE ON ALL SEQUENCES");
  await change("CREATE SCHEMA app");
  await change("CREATE TABLE app.users (id int)");
  await change(`GRANT USAGE ON SCHEMA app TO ${role}`);
  await change(`ALTER ROLE ${role} SET search_path = app`);
  await plugIn(databaseUrl);
  expect([await plugState(databaseUrl), await state()]).toEqual([{ kind: "in" }, { kind: "in" }]);
  const db = openDatabase(databaseUrl);
  expect(await db.$queryRaw`SELECT email FROM users`).toEqual([]);
  expect(await db.user.findMany()).toEqual([]);
  await db.$disconnect();
  await plugOut(databaseUrl);
  await drop();
});

it.each([
  ["its tables", "CREATE TABLE calcache.note (id int)", "table calcache.note"],
  ["a history like ours", "CREATE TABLE calcache.migration (version int)", "table calcache.migration"],
  [
    "a function",
    "CREATE FUNCTION calcache.theirs() RETURNS int LANGUAGE sql AS 'SELECT 1'",
    "function calcache.theirs()",
  ],
])("leaves a schema calcache alone in which somebody else has %s", async (_what, sql, named) => {
  await change("CREATE SCHEMA calcache");
  await change(sql);
  const before = await catalogOf(database.databaseUrl, "calcache");
  for (const attempt of [plugIn, plugState, plugOut])
    await expect(attempt(database.databaseUrl)).rejects.toMatchObject({
      failure: { kind: "schema-taken", objects: [named] },
    });
  expect(await catalogOf(database.databaseUrl, "calcache")).toEqual(before);
});

it("fills a schema that an administrator has made for it", async () => {
  await change("CREATE SCHEMA calcache");
  await plugIn(database.databaseUrl);
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
