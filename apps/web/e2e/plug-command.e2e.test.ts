import { type GraphSimulator, startGraphSimulator } from "@calcache/graph-simulator";
import { catalogOf, createHostDatabase, type TestDatabase } from "@calcache/setup/testing";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { serverEnvironment } from "./support/next-server.ts";
import { freePort, inRepo, interrupt, run, until } from "./support/run.ts";

let database: TestDatabase;
let simulator: GraphSimulator;
let env: Record<string, string>;
beforeAll(async () => {
  simulator = await startGraphSimulator();
});
afterAll(() => simulator.close());
beforeEach(async () => {
  database = await createHostDatabase();
  env = serverEnvironment(database.databaseUrl, simulator.url, await freePort());
});
afterEach(() => database.drop());

/** Runs a command to its end: its exit code, and what it wrote. */
async function npm(...args: string[]): Promise<[number | null, string]> {
  const running = run("npm", ["run", "--silent", ...args], env, inRepo());
  const code = await running.ended;
  return [code, running.output()];
}
const plug = (...args: string[]) => npm("plug", "--", ...args);
const publicTables = () => catalogOf(database.databaseUrl, "public");

test("plug says how things are, plugs in, and leaves the host's database as it was when it plugs out", async () => {
  const before = await publicTables();
  expect(await plug("--check")).toEqual([0, expect.stringContaining("isn't plugged in")]);
  expect(await plug("--in")).toEqual([0, expect.stringContaining("put the triggers on the host's tables")]);
  expect(await plug("--check")).toEqual([0, expect.stringContaining("is plugged in")]);
  expect(await plug("--out")).toEqual([1, expect.stringContaining("--out --yes")]);
  expect(await publicTables()).not.toEqual(before);
  expect(await plug("--out", "--yes")).toEqual([0, expect.stringContaining("what they were")]);
  expect(await publicTables()).toEqual(before);
  expect(await plug("--in", "--out")).toEqual([1, expect.stringContaining("cannot be used with")]);
});

test("the worker plugs in when it starts, and says so", async () => {
  const running = run("npm", ["run", "--silent", "worker"], env, inRepo());
  await until(async () => running.output().includes("the worker is ready"), 60);
  expect(running.output()).toContain("put the triggers on the host's tables");
  await interrupt(running);
});

test.each([["serve"], ["worker"], ["sync"]])(
  "%s names all that the host's tables lack, ends with a failure, and changes nothing",
  async (command) => {
    await database.db.$executeRaw`ALTER TABLE "Booking" DROP COLUMN "iCalUID"`;
    await database.db.$executeRaw`ALTER TABLE "EventType" ALTER COLUMN length TYPE TEXT`;
    const before = await publicTables();
    const [code, output] = await npm(command);
    expect(code).toBe(1);
    expect(output).toContain('column "Booking"."iCalUID" is missing');
    expect(output).toContain('column "EventType"."length" is of type text, not int');
    expect(await publicTables()).toEqual(before);
  },
);
