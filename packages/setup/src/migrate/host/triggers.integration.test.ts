import { Client } from "pg";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createPluggedDatabase, type TestDatabase } from "../../testing/index.ts";
import { migrateDatabase } from "../migrate-database.ts";

let database: TestDatabase;
/** The host application's own connection. */
let host: Client;
let warnings: string[];
beforeEach(async () => {
  database = await createPluggedDatabase();
  host = new Client({ connectionString: database.databaseUrl });
  warnings = [];
  host.on("notice", ({ message }) => {
    if (message?.startsWith("calcache: ")) warnings.push(message);
  });
  await host.connect();
  for (const sql of seed) await host.query(sql);
});
afterEach(async () => {
  await host.end();
  await database.drop();
});

const seed = [
  `INSERT INTO users (email, username) VALUES ('ann@x.example', 'ann'), ('bob@x.example', 'bob')`,
  `INSERT INTO "Team" (name, slug) VALUES ('Devs', 'devs')`,
  `INSERT INTO "Schedule" ("userId", name) VALUES (1, 'Hours')`,
  `INSERT INTO "Availability" ("scheduleId", days, "startTime", "endTime") VALUES (1, '{1}', '09:00', '17:00')`,
  `INSERT INTO "EventType" (title, slug, length, "teamId") VALUES ('One', 'one', 30, 1)`,
  `INSERT INTO "Host" ("userId", "eventTypeId") VALUES (1, 1)`,
  `INSERT INTO "Credential" (type, key, "userId") VALUES ('office365_calendar', '{"email": "Ann@x.example"}', 1)`,
  `INSERT INTO "SelectedCalendar" (id, "userId", integration, "externalId", "credentialId")
     VALUES ('s', 1, 'office365_calendar', 'cal', 1)`,
  `INSERT INTO "Feature" (slug) VALUES ('calendar-cache')`,
  `INSERT INTO "TeamFeatures" ("teamId", "featureId", "assignedBy", "updatedAt") VALUES (1, 'calendar-cache', '', now())`,
  `INSERT INTO "Booking" (uid, title, "userId", "eventTypeId", "startTime", "endTime")
     VALUES ('b', 'B', 1, 1, '2026-12-01 09:00', '2026-12-01 10:00')`,
  `INSERT INTO "SelectedSlots" ("eventTypeId", "userId", "slotUtcStartDate", "slotUtcEndDate", uid, "releaseAt")
     VALUES (1, 1, now(), now(), 'h', now())`,
  `INSERT INTO calcache.mailbox (integration, address, credential_id) VALUES ('office365_calendar', 'ann@x.example', 1)`,
  `INSERT INTO calcache.booking_host (booking_id, user_id) VALUES (1, 1)`,
  `INSERT INTO calcache.api_key (id, user_id, created_at, hashed_key) VALUES ('k', 1, now(), 'x')`,
];

/** The tables that carry triggers of ours. */
const watched = async () =>
  (
    await host.query<{ name: string }>(`
      SELECT DISTINCT tgrelid::regclass::text AS name FROM pg_trigger WHERE tgname LIKE 'calcache\\_%'
        AND tgrelid IN (SELECT oid FROM pg_class WHERE relnamespace = 'public'::regnamespace)`)
  ).rows.map(({ name }) => name);

const version = async () =>
  (await host.query("SELECT sum(changes) AS version FROM calcache.configuration_version")).rows[0]?.version;
const invalidations = async () =>
  (await host.query("SELECT calendar_id, mailbox_id, at FROM calcache.cache_invalidation ORDER BY 1, 2"))
    .rows;
const accounts = () => database.db.account.findMany({ orderBy: { credentialId: "asc" } });

/** What a host does to its tables: each is insert, update and delete, or empties a table. */
const work = [
  `INSERT INTO users (email) VALUES ('new@x.example')`,
  `UPDATE users SET name = 'Other'`,
  `UPDATE "Team" SET slug = 'other'`,
  `INSERT INTO "Schedule" ("userId", name) VALUES (1, 'More')`,
  `UPDATE "Schedule" SET "timeZone" = 'UTC'`,
  `UPDATE "Availability" SET days = '{2}'`,
  `UPDATE "EventType" SET title = 'Other'`,
  `UPDATE "Host" SET "isFixed" = true`,
  `INSERT INTO "Credential" (type, key, "userId") VALUES ('office365_calendar', '{"email": "new@x.example"}', 2)`,
  `UPDATE "Credential" SET key = '{"email": "other@x.example"}', invalid = true`,
  `UPDATE "SelectedCalendar" SET "externalId" = 'other'`,
  `UPDATE "TeamFeatures" SET "featureId" = 'calendar-cache'`,
  `INSERT INTO _user_eventtype ("A", "B") VALUES (1, 1)`,
  `UPDATE "Feature" SET enabled = true`,
  `INSERT INTO "UserFeatures" ("userId", "featureId", "assignedBy", "updatedAt") VALUES (1, 'calendar-cache', '', now())`,
  `INSERT INTO "Booking" (uid, title, "userId", "startTime", "endTime") VALUES ('c', 'C', 1, now(), now() + interval '1 h')`,
  `UPDATE "Booking" SET "startTime" = now(), "endTime" = now() + interval '30 min'`,
  `UPDATE "SelectedSlots" SET "releaseAt" = now() + interval '5 min'`,
  `DELETE FROM "SelectedSlots"`,
  `DELETE FROM "Booking"`,
  `DELETE FROM "Availability"`,
  `DELETE FROM "Credential"`,
  `DELETE FROM "TeamFeatures"`,
  `DELETE FROM users`,
  `TRUNCATE users, "Team", "Credential", "Booking", "EventType", "Schedule" CASCADE`,
];

describe("no statement of the host's fails because of us", () => {
  it.each([
    ["a table of ours was lost", "DROP TABLE calcache.account CASCADE"],
    [
      "what tells of changes was lost",
      "DROP TABLE calcache.cache_invalidation, calcache.configuration_version, calcache.booked_change",
    ],
    [
      "what notes failures was lost",
      "DROP TABLE calcache.account, calcache.booking_host, calcache.trigger_gap",
    ],
    ["a function was lost", "DROP FUNCTION calcache.notify_availability_change, calcache.host_references"],
  ])("though %s", async (_what, loss) => {
    await host.query(loss);
    for (const sql of work) await host.query(sql);
    expect(warnings).not.toEqual([]);
  });

  it("and what a trigger failed to tell is told in general, and made good afterwards", async () => {
    const before = await version();
    await host.query("DELETE FROM calcache.booked_change");
    await host.query("ALTER TABLE calcache.account RENAME TO lost");
    await host.query(
      `INSERT INTO "Credential" (type, key) VALUES ('office365_calendar', '{"email": "bob@x.example"}')`,
    );
    expect(warnings).toEqual([
      "calcache: the trigger credential_added failed (42P01); the statement goes on",
    ]);
    expect(await invalidations()).toMatchObject([{ calendar_id: 0, mailbox_id: 0 }]);
    expect(await database.db.bookedChange.findMany({ where: { userId: 0 } })).toHaveLength(1);
    expect(await version()).not.toBe(before);
    await host.query("ALTER TABLE calcache.lost RENAME TO account");
    expect(await database.db.triggerGap.findMany()).toMatchObject([
      { reason: "credential_added failed: 42P01" },
    ]);
    await migrateDatabase(database.databaseUrl);
    expect(await accounts()).toMatchObject([
      { credentialId: 1 },
      { credentialId: 2, address: "bob@x.example" },
    ]);
    expect(await database.db.triggerGap.count()).toBe(0);
  });

  it("nor for want of rights on our schema", async () => {
    const role = `host_app_${process.pid}`;
    await host.query(`CREATE ROLE ${role}`);
    await host.query(`GRANT ALL ON ALL TABLES IN SCHEMA public TO ${role}`);
    await host.query(`GRANT ALL ON ALL SEQUENCES IN SCHEMA public TO ${role}`);
    await host.query(`SET ROLE ${role}`);
    for (const sql of work.slice(0, -1)) await host.query(sql);
    await host.query("RESET ROLE");
    await host.query(`DROP OWNED BY ${role}`);
    await host.query(`DROP ROLE ${role}`);
    expect(warnings).toEqual([]);
    expect(await accounts()).toEqual([]);
  });

  it("nor while another transaction of the host's has changed the same", async () => {
    const other = new Client({ connectionString: database.databaseUrl });
    await other.connect();
    await other.query("BEGIN");
    await other.query(`UPDATE "EventType" SET title = 'Slow'`);
    await host.query("SET statement_timeout = '2s'");
    for (let connection = 0; connection < 70; connection++) {
      const client = new Client({ connectionString: database.databaseUrl, statement_timeout: 2_000 });
      await client.connect();
      await client.query(`UPDATE "Team" SET name = $1, slug = $1`, [`team ${connection}`]);
      await client.end();
    }
    await other.query("COMMIT");
    await other.end();
  });
});

describe("while another transaction is open that has what is ours of the same, no statement of the host's waits", () => {
  const linked = (address: string) =>
    `INSERT INTO "Credential" (type, key) VALUES ('office365_calendar', '{"email": "${address}"}')`;
  it.each([
    [
      "two accounts of one mailbox are linked",
      [`INSERT INTO calcache.mailbox (integration, address) VALUES ('office365_calendar', 'bob@x.example')`],
      linked("bob@x.example"),
      linked("Bob@x.example"),
    ],
    [
      "a mailbox's reader changes, and the former one is deleted",
      [linked("ann@x.example"), linked("cy@x.example")],
      `UPDATE calcache.mailbox SET credential_id = 2`,
      `DELETE FROM "Credential" WHERE id = 1`,
    ],
    [
      "a booking moves, and one of its hosts is deleted",
      [`INSERT INTO calcache.booking_host (booking_id, user_id) VALUES (1, 2)`],
      `UPDATE "Booking" SET "startTime" = "startTime" - interval '1 h'`,
      `DELETE FROM users WHERE id = 2`,
    ],
  ])("%s", async (_what, before, theirs, sql) => {
    for (const statement of before) await host.query(statement);
    const other = new Client({ connectionString: database.databaseUrl });
    await other.connect();
    await other.query("BEGIN");
    await other.query(theirs);
    await host.query("SET statement_timeout = '2s'");
    await host.query(sql);
    await other.query("COMMIT");
    await other.end();
    expect(warnings).toEqual([]);
    await migrateDatabase(database.databaseUrl);
    const [mailboxes, users] = [await database.db.mailbox.findMany(), await database.db.user.findMany()];
    const working = (await accounts()).map(({ credentialId }) => credentialId);
    for (const { credentialId } of mailboxes) expect(working).toContain(credentialId);
    for (const { userId } of await database.db.bookingHost.findMany())
      expect(users.map(({ id }) => id)).toContain(userId);
    expect(await database.db.triggerGap.count()).toBe(0);
  });
});

it("a booking that the host leaves ending before it begins takes nobody's time, and harms nothing else", async () => {
  const rows = () => database.db.bookingHost.findMany();
  await host.query(`UPDATE "Booking" SET "endTime" = '2026-12-01 08:00'`);
  expect(await rows()).toMatchObject([{ startsAt: new Date("2026-12-01T09:00Z"), active: false }]);
  await host.query("INSERT INTO calcache.trigger_gap (reason) VALUES ('restored')");
  await migrateDatabase(database.databaseUrl);
  await host.query(`UPDATE "Booking" SET "endTime" = '2026-12-01 09:30'`);
  expect(await rows()).toMatchObject([
    { endsAt: new Date("2026-12-01T09:30Z"), active: true, guarded: true },
  ]);
  expect(warnings).toEqual([]);
});

describe("the host's own migrations pass", () => {
  it("whichever column they rename or drop, also where they wrote to the table before", async () => {
    const { rows } = await host.query<{ table: string; column: string }>(
      `SELECT format('%I', table_name) AS table, format('%I', column_name) AS column FROM information_schema.columns
       WHERE table_schema = 'public' AND format('%I', table_name) = ANY($1)`,
      [await watched()],
    );
    expect(rows.length).toBeGreaterThan(200);
    await host.query("DROP FUNCTION refresh_denormalized, rename_denormalized CASCADE");
    const other = (table: string, column: string) =>
      rows.find((row) => row.table === table && row.column !== column)?.column;
    for (const { table, column } of rows) {
      await host.query("BEGIN");
      await host.query(`UPDATE ${table} SET ${column} = ${column}`);
      await host.query(`ALTER TABLE ${table} RENAME COLUMN ${column} TO renamed`);
      await host.query(`ALTER TABLE ${table} DROP COLUMN renamed CASCADE`);
      await host.query(`UPDATE ${table} SET ${other(table, column)} = ${other(table, column)}`);
      await host.query(`DELETE FROM ${table}`);
      await host.query("ROLLBACK");
    }
  });

  it("when they change the tables between two statements of one session", async () => {
    await host.query("UPDATE users SET name = 'Ann'");
    await host.query(`ALTER TABLE users ADD COLUMN uuid UUID DEFAULT gen_random_uuid(), DROP COLUMN bio`);
    const before = await version();
    await host.query("UPDATE users SET name = 'Anna'");
    expect(await version()).not.toBe(before);
    expect(warnings).toEqual([]);
  });

  it("and what they add that counts is heard of from the next start on", async () => {
    await host.query(`ALTER TABLE "TeamFeatures" ADD COLUMN enabled BOOLEAN NOT NULL DEFAULT true`);
    const switchOff = async () => {
      const before = await version();
      await host.query(`UPDATE "TeamFeatures" SET enabled = NOT enabled`);
      return (await version()) !== before;
    };
    expect(await switchOff()).toBe(false);
    expect((await migrateDatabase(database.databaseUrl)).applied[0]).toMatch("triggers");
    expect(await switchOff()).toBe(true);
    expect(await migrateDatabase(database.databaseUrl)).toEqual({ applied: [] });
    expect(warnings).toEqual([]);
  });

  it("when they empty, rename or drop whole tables", async () => {
    await host.query(`ALTER TABLE "SelectedSlots" RENAME TO "Holds"`);
    await host.query(`DELETE FROM "Holds"`);
    await host.query(`TRUNCATE users CASCADE`);
    expect(await accounts()).toEqual([]);
    expect(await database.db.apiKey.count()).toBe(0);
    for (const table of await watched()) await host.query(`DROP TABLE IF EXISTS ${table} CASCADE`);
    expect(warnings).toEqual([]);
  });
});

it("a transaction is counted once, however much it changes, also where it went back to a savepoint", async () => {
  const before = Number(await version());
  const counted = async () => Number(await version()) - before;
  const rename = (name: string) => host.query("UPDATE users SET name = $1", [name]);
  await host.query("BEGIN");
  await host.query("SAVEPOINT first");
  await rename("Ann");
  await rename("Anna");
  expect(await counted()).toBe(1);
  await host.query("ROLLBACK TO first");
  expect(await counted()).toBe(0);
  await rename("Ann");
  await host.query("COMMIT");
  expect(await counted()).toBe(1);
  await rename("Anna");
  expect(await counted()).toBe(2);
});

describe("what nobody here reads tells nobody anything", () => {
  it.each([
    `UPDATE users SET "lastActiveAt" = now(), metadata = '{"a": 1}', "twoFactorEnabled" = true`,
    `UPDATE "EventType" SET price = 5, "eventTypeColor" = '{"light": "#ffffff"}', "updatedAt" = now()`,
    `UPDATE "Team" SET "logoUrl" = 'x', metadata = '{}'`,
    `UPDATE "Host" SET "weightAdjustment" = 5`,
    `UPDATE "SelectedCalendar" SET "syncToken" = 'x', "syncedAt" = now(), "googleChannelExpiration" = '5'`,
    `UPDATE "TeamFeatures" SET "updatedAt" = now()`,
    `UPDATE "Feature" SET "lastUsedAt" = now()`,
    `UPDATE "Credential" SET key = key || '{"access_token": "new", "expiry_date": 5}', "paymentStatus" = 'x'`,
    `UPDATE "Booking" SET title = 'Other', metadata = '{"a": 1}', paid = true`,
    `UPDATE users SET name = name, email = email, username = username`,
    `INSERT INTO users (email) VALUES ('new@x.example')`,
  ])("%s", async (sql) => {
    const heard: string[] = [];
    host.on("notification", ({ payload }) => heard.push(payload ?? ""));
    await host.query("LISTEN availability_change");
    const before = [await version(), await invalidations()];
    await host.query(sql);
    await host.query("SELECT 1");
    expect([await version(), await invalidations()]).toEqual(before);
    expect(heard).toEqual([]);
  });
});

describe("an account", () => {
  it.each([
    ["an object", { email: "Bob@X.example" }, "bob@x.example"],
    ["the JSON of an object, as a string", JSON.stringify({ email: "Bob@X.example" }), "bob@x.example"],
    ["a string that is no JSON", "Bob@X.example", null],
    ["the JSON of a string", JSON.stringify("Bob@X.example"), null],
    ["a list", ["Bob@X.example"], null],
    ["a number", 5, null],
    ["null", null, null],
    ["an object without address", { access_token: "x" }, null],
    ["an object with null", { email: null }, null],
    ["an object with something else", { email: { a: 1 } }, '{"a": 1}'],
    ["an object with a text that is too long", { email: `${"x".repeat(400)}@x.example` }, null],
  ])("has its address from a key that is %s", async (_what, key, address) => {
    await host.query(`UPDATE "Credential" SET key = $1`, [JSON.stringify(key)]);
    expect(await accounts()).toEqual([{ credentialId: 1, integration: "office365_calendar", address }]);
    expect(warnings).toEqual([]);
  });

  it("goes with its credential, whose mailbox is read by nobody then", async () => {
    await host.query(`DELETE FROM "Credential"`);
    expect(await accounts()).toEqual([]);
    expect(await database.db.mailbox.findMany()).toMatchObject([{ credentialId: null }]);
    expect(await invalidations()).toMatchObject([{ mailbox_id: 1 }]);
  });

  it("of many that are changed by one statement finds its like without looking at all", async () => {
    const many = "generate_series(1, 1000) AS i";
    const address = "'u' || i || '@x.example'";
    await host.query(`
      INSERT INTO "Credential" (type, key) SELECT 'office365_calendar', jsonb_build_object('email', ${address}) FROM ${many}`);
    await host.query(`
      INSERT INTO calcache.mailbox (integration, address, credential_id)
      SELECT integration, address, credential_id FROM calcache.account WHERE address LIKE 'u%'`);
    await host.query("BEGIN");
    await host.query(`UPDATE "Credential" SET invalid = true`);
    await host.query(`DELETE FROM "Credential"`);
    const { rows } = await host.query(`
      SELECT relname, seq_tup_read::int AS read FROM pg_stat_xact_user_tables
      WHERE schemaname = 'calcache' AND relname IN ('account', 'mailbox')`);
    await host.query("COMMIT");
    expect(rows).toHaveLength(2);
    for (const { read } of rows) expect(read).toBeLessThan(20_000);
  });

  it("that becomes invalid is told as of the end of the transaction", async () => {
    await host.query("BEGIN");
    await host.query(`UPDATE "Credential" SET invalid = true`);
    await host.query("SELECT pg_sleep(0.2)");
    const { rows } = await host.query("SELECT clock_timestamp() AS now");
    await host.query("COMMIT");
    const [told] = await invalidations();
    expect(told).toMatchObject({ calendar_id: 0, mailbox_id: 1 });
    expect(told.at.getTime()).toBeGreaterThanOrEqual(rows[0].now.getTime());
    expect(told.at.getTime()).toBeLessThan(rows[0].now.getTime() + 60_000);
  });
});

it("rows of ours are deleted with the host's", async () => {
  await host.query("DELETE FROM users WHERE id = 1");
  expect([await database.db.apiKey.count(), await database.db.bookingHost.count()]).toEqual([0, 0]);
});

it("what happened with the triggers switched off is made good by reconciling", async () => {
  await host.query("SET session_replication_role = replica");
  await host.query(`UPDATE "Credential" SET key = '{"email": "new@x.example"}'`);
  await host.query(`INSERT INTO "Credential" (type, key) VALUES ('zoom_video', '{}')`);
  await host.query(`UPDATE "Booking" SET "startTime" = '2026-12-01 07:00', status = 'cancelled'`);
  await host.query("DELETE FROM users WHERE id = 2");
  await host.query(
    "INSERT INTO calcache.api_key (id, user_id, created_at, hashed_key) VALUES ('l', 2, now(), 'y')",
  );
  await host.query("RESET session_replication_role");
  await host.query("SELECT calcache.reconcile()");
  expect(await accounts()).toMatchObject([{ address: "new@x.example" }, { address: null }]);
  expect(await database.db.bookingHost.findMany()).toMatchObject([
    { startsAt: new Date("2026-12-01T07:00Z"), active: false },
  ]);
  expect(await database.db.apiKey.findMany()).toMatchObject([{ userId: 1 }]);
});
