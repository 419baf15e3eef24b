import { existsSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import {
  createHostDatabase,
  type HostMember,
  type TestDatabase,
  writeHostTeam,
} from "@calcache/setup/testing";
import { hang, patience } from "@calcache/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { freePort, interrupt, type Running, run, until } from "../../apps/web/e2e/support/run.ts";
import { cronKey, serverEnvironment } from "../../apps/web/e2e/support/web-app.ts";
import { copyHostApp, type InstalledApp } from "./testing/copy-host-app.ts";

let app: InstalledApp;
let database: TestDatabase;
let simulatorUrl: string;
let url: string;
let env: Record<string, string>;
const running: Running[] = [];

/** How this machine reaches the registry. */
const network = Object.fromEntries(
  Object.entries(process.env).filter((entry): entry is [string, string] =>
    /^(https?_proxy|no_proxy|node_extra_ca_certs|ssl_cert_file|npm_config_(registry|cafile|cache|userconfig|https?_proxy|proxy))$/i.test(
      entry[0],
    ),
  ),
);

/** Runs a command in the app to its end. @throws Error with what it wrote, where it fails or takes longer than `seconds` */
async function inApp(seconds: number, command: string, ...args: string[]): Promise<void> {
  const started = run(command, args, { ...network, NEXT_TELEMETRY_DISABLED: "1", CI: "1" }, app.folder);
  const ended = await Promise.race([
    started.ended,
    delay(patience(seconds * 1000), "too slow", { ref: false }),
  ]);
  if (ended === 0) return;
  if (ended === "too slow") await interrupt(started);
  throw new Error(`${command} ${args.join(" ")}: ${ended}\n${started.output()}`);
}

const installed = (...path: string[]) => join(app.folder, "node_modules", ...path);

/** Starts a Node.js program of the app, which ends with these tests. */
async function start(program: string, args: string[], environment: Record<string, string>, probe: string) {
  const started = run(process.execPath, [program, ...args], environment, app.folder);
  running.push(started);
  await until(async () => (await fetch(probe)).ok).catch((error) => {
    throw new Error(`${error.message}\n${started.output()}`);
  });
}

async function control<Answer>(path: string, body?: object): Promise<Answer> {
  const answer = await fetch(`${simulatorUrl}/control/${path}`, {
    method: body ? "POST" : "GET",
    headers: { "content-type": "application/json" },
    ...(body && { body: JSON.stringify(body) }),
  });
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as Answer;
}

type Mailbox = { tokens: HostMember["tokens"]; calendars: { id: string }[] };

async function linkedMember(address: string, name: string): Promise<HostMember> {
  const { tokens, calendars } = await control<Mailbox>("mailboxes", {
    address,
    displayName: name,
    timeZone: "UTC",
  });
  return { address, name, tokens, calendarId: calendars[0]?.id ?? "" };
}

beforeAll(async () => {
  app = await copyHostApp();
  // Without a registry this fails, and says so.
  await inApp(60, "npm", "install", "--no-audit", "--no-fund", "--prefer-offline", "--loglevel=error");
  await inApp(60, "npm", "run", "build");

  const simulatorPort = await freePort();
  simulatorUrl = `http://127.0.0.1:${simulatorPort}`;
  const simulator = installed("calcache-graph-simulator", "src", "cli.js");
  await start(simulator, ["--port", `${simulatorPort}`, "--quiet"], {}, `${simulatorUrl}/control/mailboxes`);
  database = await createHostDatabase();
  const members = [
    await linkedMember("ann@contoso.example", "Ann Ito"),
    await linkedMember("bob@contoso.example", "Bob Berg"),
  ];
  await writeHostTeam(database.db, members, Date.now());

  env = serverEnvironment(database.databaseUrl, simulatorUrl, await freePort());
  url = env.NEXT_PUBLIC_WEBAPP_URL ?? "";
  await start(installed("next", "dist", "bin", "next"), ["start", "-p", env.PORT ?? ""], env, url);
}, 3 * hang);

afterAll(async () => {
  for (const { child, ended } of running) {
    child.kill("SIGTERM");
    await ended;
  }
  await database?.drop();
  await app?.remove();
});

const soon = new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10);
const page = async () => (await fetch(`${url}/team/devs/intro?date=${soon}&cal.tz=UTC`)).text();
/** Whether the page offers a slot that starts at this time, as `10:00`. */
const offers = async (time: string) => (await page()).includes(`slot=${soon}T${time}`.replaceAll(":", "%3A"));

test("what is installed comes from the tarballs, with no link into this repo", () => {
  for (const name of ["@calcache/office365-calendar-cache", "@calcache/booker", "calcache-graph-simulator"])
    expect(existsSync(installed(name, "LICENSE"))).toBe(true);
});

test("the app plugs in when it starts, and its page offers the team's times, which follow what happens in Outlook", async () => {
  await until(() => database.db.mailbox.findMany());
  const cron = await fetch(`${url}/api/calendar-cache/cron?apiKey=${cronKey}`, { method: "POST" });
  expect(await cron.json()).toMatchObject({ watched: 2, failed: 0, errors: [] });
  await until(() => offers("10:00"));
  await control("mailboxes/ann@contoso.example/events", {
    title: "Dentist",
    start: `${soon}T10:00:00Z`,
    end: `${soon}T11:00:00Z`,
  });
  await until(async () => !(await offers("10:00")) && (await offers("11:00")));
});
