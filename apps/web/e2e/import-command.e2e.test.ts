import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createTestDatabase, type TestDatabase } from "@calcache/setup/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { inRepo, run } from "./support/run.ts";
import { encryptionKey } from "./support/team.ts";

let database: TestDatabase;
let folder: string;

beforeAll(async () => {
  database = await createTestDatabase();
  folder = await mkdtemp(join(tmpdir(), "calcache-import-"));
});
afterAll(async () => {
  await database.drop();
  await rm(folder, { recursive: true });
});

async function importFile(content: unknown, env: Record<string, string> = {}) {
  const file = join(folder, "team.json");
  await writeFile(file, typeof content === "string" ? content : JSON.stringify(content));
  return command([file], env);
}

const command = (args: string[], env: Record<string, string> = {}) => npmRun("import", args, env);

async function npmRun(script: string, args: string[], env: Record<string, string> = {}) {
  const given = { DATABASE_URL: database.databaseUrl, CALENDSO_ENCRYPTION_KEY: encryptionKey, ...env };
  const running = run("npm", ["run", "--silent", script, "--", ...args], given, inRepo());
  return { code: await running.ended, output: running.output() };
}

const team = (change: object = {}) => ({
  users: [
    {
      email: "ann@contoso.example",
      username: "ann",
      name: "Ann Ito",
      timeZone: "Europe/London",
      credentials: [
        {
          type: "office365_calendar",
          key: {
            access_token: "the-access-token",
            refresh_token: "the-refresh-token",
            expiry_date: 1790000000000,
            email: "ann@contoso.example",
          },
          selectedCalendars: ["AAMkAG/b+c="],
          destinationCalendar: "AAMkAG/b+c=",
        },
      ],
    },
  ],
  teams: [
    {
      slug: "devs",
      name: "Developers",
      features: ["calendar-cache"],
      members: ["ann@contoso.example"],
      eventTypes: [
        {
          slug: "teamevent",
          title: "Team event",
          length: 30,
          schedulingType: "COLLECTIVE",
          hosts: [{ email: "ann@contoso.example" }],
          ...change,
        },
      ],
    },
  ],
});

test("imports a team file, and says the second time that nothing changed", async () => {
  const first = await importFile(team());
  expect(first).toMatchObject({ code: 0 });
  const before = await database.db.eventType.findFirstOrThrow();
  expect(await importFile(team())).toMatchObject({ code: 0 });
  expect(await database.db.eventType.findFirstOrThrow()).toEqual(before);
  expect(await database.db.user.count()).toBe(1);
});

test("exports what an import takes, with accounts or without", async () => {
  const exported = await npmRun("export", []);
  expect(exported.code).toBe(0);
  expect(JSON.parse(exported.output)).toMatchObject(team());
  expect(await importFile(exported.output)).toMatchObject({ code: 0 });
  const without = await npmRun("export", ["--without-accounts"]);
  expect(without.output).not.toMatch(/token|AAMkAG/);
  expect(JSON.parse(without.output).users[0].username).toBe("ann");
});

test("keeps tokens encrypted: neither is anywhere in the database", async () => {
  const credentials = JSON.stringify(await database.db.credential.findMany());
  expect(credentials).not.toContain("the-access-token");
  expect(credentials).not.toContain("the-refresh-token");
});

test("refuses a bad file whole, with the path and the reason of every error", async () => {
  const { code, output } = await importFile({
    ...team({ length: -30, slotInterval: "x" }),
    users: [{ ...team().users[0], timeZone: "Mars/Base", name: "Changed" }],
  });
  expect(code).not.toBe(0);
  expect(output).toContain("users[0].timeZone");
  expect(output).toContain("teams[0].eventTypes[0].length");
  expect(output).toContain("teams[0].eventTypes[0].slotInterval");
  expect((await database.db.user.findFirstOrThrow()).name).toBe("Ann Ito");
});

test.each<[string, () => Promise<{ code: number | null; output: string }>, RegExp]>([
  ["a file that isn't there", () => command([join(folder, "nothing.json")]), /nothing\.json/],
  ["a file that isn't JSON", () => importFile("{ users: ["), /JSON/],
  ["no file", () => command([]), /file/i],
  ["no database", () => importFile(team(), { DATABASE_URL: "" }), /DATABASE_URL/],
  [
    "a bad encryption key",
    () => importFile(team(), { CALENDSO_ENCRYPTION_KEY: "short" }),
    /CALENDSO_ENCRYPTION_KEY/,
  ],
])("fails clearly with %s", async (_what, attempt, message) => {
  const { code, output } = await attempt();
  expect(code).not.toBe(0);
  expect(output).toMatch(message);
});

test("explains itself", async () => {
  const { code, output } = await command(["--help"]);
  expect(code).toBe(0);
  expect(output).toMatch(/usage/i);
});
