import { calcomKey } from "@calcache/accounts/testing";
import type { GraphSimulator } from "@calcache/graph-simulator";
import { plugOut } from "@calcache/setup";
import {
  accountForms,
  calcomAdapter,
  catalogOf,
  createHostDatabase,
  type HostMember,
  migrateHost,
  writeHostCompany,
} from "@calcache/setup/testing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { dateAhead } from "./support/demo-team.ts";
import { cronKey } from "./support/next-server.ts";
import { until } from "./support/run.ts";
import { startWebApp, type WebApp } from "./support/web-app.ts";

/*
 * The story of a plugin in a database that cal.com has been used with for years: each test goes on where the one before it ended.
 */

let app: WebApp;
const day = dateAhead(14);
const at = (time: string) => `${day}T${time}:00.000Z`;
const names = ["ann", "ben", "cat", "dan", "eve", "fay", "gus", "hal"];
const addressOf = (name: string) => `${name}@contoso.example`;
const team = names.slice(0, accountForms.length);

function link(simulator: GraphSimulator, name: string): HostMember {
  const mailbox = { address: addressOf(name), displayName: name, timeZone: "UTC" };
  const { address, tokens, calendars } = simulator.createMailbox(mailbox);
  return { address, name, tokens, calendarId: calendars[0]?.id ?? "" };
}

beforeAll(async () => {
  app = await startWebApp({
    createDatabase: createHostDatabase,
    async fill(db, simulator) {
      const members = names.map((name) => link(simulator, name));
      const [broken, delegated, google] = members.slice(team.length) as [HostMember, HostMember, HostMember];
      const company = { team: members.slice(0, team.length), troubled: [broken, delegated, google] } as const;
      await writeHostCompany(db, company, { now: Date.now(), day });
    },
    moreEnv: {
      CALCOM_KEYRING_CREDENTIALS_CURRENT: "K1",
      CALCOM_KEYRING_CREDENTIALS_K1: Buffer.from(calcomKey).toString("base64url"),
    },
  });
});
afterAll(() => app.close());

async function slots(query: Record<string, string> = {}) {
  const asked = { teamSlug: "devs", eventTypeSlug: "intro", start: day, end: day, ...query };
  const answer = await fetch(`${app.url}/api/v2/slots?${new URLSearchParams(asked)}`);
  const { data } = await answer.json();
  return {
    cache: answer.headers.get("x-calendar-cache"),
    unavailable: answer.headers.get("x-calendar-unavailable"),
    starts: Object.values<{ start: string }[]>(data ?? {}).flatMap((list) =>
      list.map(({ start }) => start.slice(11, 16)),
    ),
  };
}

async function book(time: string) {
  const names = { teamSlug: "devs", eventTypeSlug: "intro" };
  const attendee = { name: "Vera", email: "vera@visitor.example", timeZone: "UTC" };
  const answer = await fetch(`${app.url}/api/v2/bookings`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ ...names, start: at(time), attendee }),
  });
  return answer.status;
}

/** Half hours from 9 to 17, without these. */
const without = (...taken: string[]) =>
  Array.from(
    { length: 16 },
    (_, index) => `${String(9 + (index >> 1)).padStart(2, "0")}:${index % 2 ? "30" : "00"}`,
  ).filter((time) => !taken.includes(time));

describe("plugged in", () => {
  test("the accounts of the team are watched, in all forms in which cal.com has written them", async () => {
    const { body } = await until(async () => {
      const swept = await app.cron();
      return swept.status === 200 && swept;
    });
    expect(body).toMatchObject({ watched: team.length, failed: 0 });
    expect(app.simulator.listSubscriptions()).toHaveLength(team.length);
  });

  test("the team of no organisation is meant by its name, and the host's bookings close its time", async () => {
    // Accepted at 10; the others leave their times open, the pending one too, which no event type keeps it for.
    expect(await slots()).toEqual({ cache: "HIT", unavailable: null, starts: without("10:00") });
  });

  test("a team whose features are switched off is read live, and its hosts who can't be read are named", async () => {
    const help = { teamSlug: "support", eventTypeSlug: "help" };
    expect(await slots(help)).toEqual({
      cache: "BYPASS",
      unavailable: "3",
      starts: without("10:00"),
    });
    const query = new URLSearchParams({ ...help, at: at("09:00") });
    const answer = await fetch(`${app.url}/api/v2/slots/explain?${query}`, {
      headers: { authorization: cronKey },
    });
    const { data } = await answer.json();
    const sources = data.hosts.map(
      ({ name, calendars }: { name: string; calendars: { source: string }[] }) => [
        name,
        calendars.map(({ source }) => source),
      ],
    );
    expect(Object.fromEntries(sources)).toEqual({
      ann: ["live"],
      fay: ["unusable"],
      gus: ["delegation"],
      hal: ["no_provider"],
    });
  });
});

test("what changes in Outlook changes the slots, out of the cache", async () => {
  app.simulator.createEvent(addressOf("eve"), { title: "Dentist", start: at("15:00"), end: at("16:00") });
  const starts = without("10:00", "15:00", "15:30");
  await until(async () => (await slots()).starts.join() === starts.join());
  expect(await slots()).toEqual({ cache: "HIT", unavailable: null, starts });
});

test("a booking closes its time at once, and is an event in Outlook soon", async () => {
  expect(await book("14:00")).toBe(201);
  expect((await slots()).starts).not.toContain("14:00");
  await until(async () => {
    const listed = app.simulator.listEvents(addressOf("ann"), { start: at("14:00"), end: at("14:30") });
    return listed.ok && listed.value.some(({ title }) => title.startsWith("Intro between"));
  });
});

describe("beside cal.com's own code", () => {
  const accounts = () =>
    app.db.$queryRaw<{ id: number; key: unknown; encrypted: boolean; invalid: boolean; email: string }[]>`
      SELECT c.id, c.key, "encryptedKey" IS NOT NULL AS encrypted, invalid, u.email FROM "Credential" c
      JOIN users u ON u.id = c."userId" WHERE u.email = ANY(${team.map(addressOf)}) ORDER BY c.id`;
  const readLive = () => slots({ "cal.cache": "false" });

  /** Outlook's login, as cal.com asks it: without a scope. */
  async function askLogin(refreshToken: string) {
    const { MS_GRAPH_CLIENT_ID: client_id = "", MS_GRAPH_CLIENT_SECRET: client_secret = "" } = app.env;
    const asked = { client_id, client_secret, grant_type: "refresh_token", refresh_token: refreshToken };
    const url = `${app.simulator.url}/common/oauth2/v2.0/token`;
    const answer = await fetch(url, { method: "POST", body: new URLSearchParams(asked) });
    expect(answer.status).toBe(200);
    return await answer.json();
  }
  /** Ends all access tokens, so that whoever reads next has to renew. */
  function endTokens() {
    for (const name of team) app.simulator.changeTokens(addressOf(name), { action: "expire" });
  }
  const formOf = ({ key, encrypted }: { key: unknown; encrypted: boolean }) => [typeof key, encrypted];

  test("accounts are renewed here, by cal.com, and here again, and nobody loses one", async () => {
    const before = await accounts();
    endTokens();
    expect(await readLive()).toMatchObject({ cache: "BYPASS", unavailable: null });
    for (const { id } of before) await calcomAdapter(app.db, id, Date.now).renew(askLogin);
    endTokens();
    expect(await readLive()).toMatchObject({ cache: "BYPASS", unavailable: null });

    const after = await accounts();
    expect(after.map(formOf)).toEqual(before.map(formOf));
    for (const { id, invalid, email } of after) {
      const { access_token } = await calcomAdapter(app.db, id, Date.now).read();
      const me = await fetch(`${app.simulator.url}/v1.0/me`, {
        headers: { authorization: `Bearer ${access_token}` },
      });
      expect([invalid, me.status, (await me.json()).mail]).toEqual([false, 200, email]);
    }
  });
});

/** A migration of the host's, of columns that aren't used here. */
const hostMigration = [
  `ALTER TABLE "Booking" RENAME COLUMN rating TO stars`,
  `ALTER TABLE "Booking" DROP COLUMN "smsReminderNumber"`,
  "ALTER TABLE users RENAME COLUMN bio TO about",
  `ALTER TABLE users DROP COLUMN "bufferTime"`,
  `ALTER TABLE "EventType" RENAME COLUMN currency TO money`,
  `ALTER TABLE "EventType" DROP COLUMN price`,
  `ALTER TABLE "Credential" RENAME COLUMN "billingCycleStart" TO billed`,
  `ALTER TABLE "Credential" DROP COLUMN "paymentStatus"`,
  `ALTER TABLE "SelectedCalendar" RENAME COLUMN "syncToken" TO token`,
  `ALTER TABLE "SelectedCalendar" DROP COLUMN "googleChannelKind"`,
  `ALTER TABLE "Team" DROP COLUMN "appLogo"`,
];

test("the host's next migration passes, and everything goes on", async () => {
  await migrateHost(app.db, hostMigration);
  app.simulator.createEvent(addressOf("dan"), { title: "Call", start: at("11:00"), end: at("11:30") });
  const starts = without("10:00", "11:00", "14:00", "15:00", "15:30");
  // The live looks before may have seen an event that the cache hadn't yet: its calendar is read live until it is refreshed.
  await until(async () => {
    const { starts: offered, cache, unavailable } = await slots();
    return offered.join() === starts.join() && cache === "HIT" && unavailable === null;
  });
  expect(await book("16:00")).toBe(201);
});

test("plugged out, the host's tables are what they would be if nothing had ever been plugged in", async () => {
  await app.stop();
  const databaseUrl = app.env.DATABASE_URL ?? "";
  await plugOut(databaseUrl);
  const untouched = await createHostDatabase();
  await migrateHost(untouched.db);
  await migrateHost(untouched.db, hostMigration);
  const expected = await catalogOf(untouched.databaseUrl, "public");
  await untouched.drop();
  expect(await catalogOf(databaseUrl, "public")).toEqual(expected);
  const schemas = await app.db.$queryRaw<{ name: string }[]>`
    SELECT nspname AS name FROM pg_namespace WHERE nspname NOT LIKE 'pg\\_%' AND nspname <> 'information_schema'`;
  expect(schemas).toEqual([{ name: "public" }]);
  // What was booked stays the host's.
  const booked = await app.db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM "Booking" WHERE status = 'accepted' AND title LIKE 'Intro between%'`;
  expect(booked).toEqual([{ count: 2 }]);
});
