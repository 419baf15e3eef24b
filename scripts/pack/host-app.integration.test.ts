import { realpathSync } from "node:fs";
import { plugOut } from "@calcache/setup";
import {
  calcomAdapter,
  catalogOf,
  createHostDatabase,
  migrateHost,
  type TestDatabase,
  writeHostTeam,
} from "@calcache/setup/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { cronKey, serverEnvironment } from "../../apps/web/e2e/support/next-server.ts";
import { freePort, until } from "../../apps/web/e2e/support/run.ts";
import { inRepo } from "../lib/root.ts";
import { packedPackages } from "./packed-packages.ts";
import { type InstalledApp, installHostApp } from "./testing/installed-app.ts";
import { outlookAt } from "./testing/outlook.ts";

let app: InstalledApp;
let database: TestDatabase;
let outlook: ReturnType<typeof outlookAt>;
let url: string;

beforeAll(async () => {
  app = await installHostApp();
  const simulatorPort = await freePort();
  const simulatorUrl = `http://127.0.0.1:${simulatorPort}`;
  const simulator = app.installed("calcache-graph-simulator", "src", "cli.js");
  await app.start(
    simulator,
    ["--port", `${simulatorPort}`, "--quiet"],
    {},
    `${simulatorUrl}/control/mailboxes`,
  );
  outlook = outlookAt(simulatorUrl);
  database = await createHostDatabase();
  const members = [
    await outlook.link("ann@contoso.example", "Ann Ito"),
    await outlook.link("bob@contoso.example", "Bob Berg"),
  ];
  await writeHostTeam(database.db, members, Date.now());
  const env = serverEnvironment(database.databaseUrl, simulatorUrl, await freePort());
  url = env.NEXT_PUBLIC_WEBAPP_URL ?? "";
  await app.start(app.installed("next", "dist", "bin", "next"), ["start", "-p", env.PORT ?? ""], env, url);
});
afterAll(async () => {
  await app?.remove();
  await database?.drop();
});

const swept = z.object({ watched: z.number(), failed: z.number() });

const soon = new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10);
const at = (time: string) => `${soon}T${time}:00.000Z`;
const page = async (query: string) =>
  (await fetch(`${url}/team/devs/intro?date=${soon}&cal.tz=UTC&${query}`)).text();
/** Whether the page links to the form of a slot that starts at this time. */
const offers = async (time: string) => (await page("")).includes(`slot=${encodeURIComponent(at(time))}`);

test("what is installed are the tarballs, without a link into this repo", () => {
  for (const { name } of packedPackages) expect(realpathSync(app.installed(name))).not.toContain(inRepo());
});

test("it plugs into cal.com's database when it starts, and has the team's calendars watched", async () => {
  const cron = `${url}/api/calendar-cache/cron?apiKey=${cronKey}`;
  await until(async () => {
    const { watched, failed } = swept.parse(await (await fetch(cron, { method: "POST" })).json());
    expect(failed).toBe(0);
    return watched === 2;
  });
});

test("its webhook answers the handshake and refuses what it must", async () => {
  const webhook = `${url}/api/integrations/office365calendar/webhook`;
  const handshake = await fetch(`${webhook}?validationToken=a%20token`, { method: "POST" });
  expect(await handshake.text()).toBe("a token");
  expect((await fetch(webhook, { method: "POST", body: "nonsense" })).status).toBe(400);
  expect((await fetch(webhook)).headers.get("allow")).toBe("POST");
});

test("its page follows what happens in Outlook", async () => {
  await until(() => offers("10:00"));
  await outlook.addEvent("ann@contoso.example", { title: "Dentist", start: at("10:00"), end: at("11:00") });
  await until(async () => !(await offers("10:00")) && (await offers("11:00")));
});

test("a booking of its own closes the time at once, and comes into the organizer's calendar", async () => {
  const form = formOf(await page(`slot=${encodeURIComponent(at("14:00"))}`));
  form.set("name", "Vera Visitor");
  form.set("email", "vera@visitor.example");
  const answer = await fetch(`${url}/team/devs/intro`, { method: "POST", body: form, redirect: "manual" });
  expect(answer.headers.get("location")).toMatch(/\/booking\/[\w-]+$/);
  expect(await offers("14:00")).toBe(false);
  const events = () => outlook.eventsOn(soon, "ann@contoso.example");
  await until(async () => (await events()).some(({ title }) => title === "Intro"));
});

test("cal.com's own adapter goes on with the accounts", async () => {
  for (const { id } of await database.db.credential.findMany()) {
    const { access_token, refresh_token } = await calcomAdapter(database.db, id, Date.now).read();
    expect([access_token, refresh_token]).not.toContain("");
  }
});

/** One of cal.com's, of columns that aren't used here. */
const hostMigration = ["RENAME COLUMN rating TO stars", 'DROP COLUMN "smsReminderNumber"'].map(
  (change) => `ALTER TABLE "Booking" ${change}`,
);

test("the host's next migration passes, and the page goes on", async () => {
  await migrateHost(database.db, hostMigration);
  expect(await offers("11:00")).toBe(true);
});

test("plugged out, the host's tables are as if nothing had ever been plugged in", async () => {
  await app.stop();
  await plugOut(database.databaseUrl);
  const untouched = await createHostDatabase();
  await migrateHost(untouched.db, hostMigration);
  const expected = await catalogOf(untouched.databaseUrl, "public");
  await untouched.drop();
  expect(await catalogOf(database.databaseUrl, "public")).toEqual(expected);
});

/** A page's form as a browser without scripts would send it. */
function formOf(html: string): FormData {
  const form = new FormData();
  for (const [input] of html.matchAll(/<input [^>]*>/g)) {
    const read = (name: string) => new RegExp(` ${name}="([^"]*)"`).exec(input)?.[1];
    const name = read("name");
    if (name && !["checkbox", "radio"].includes(read("type") ?? ""))
      form.set(textOf(name), textOf(read("value") ?? ""));
  }
  return form;
}

const textOf = (text: string) => text.replaceAll("&quot;", '"').replaceAll("&amp;", "&");
