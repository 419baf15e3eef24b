import { createPluggedDatabase, type TestDatabase } from "@calcache/setup/testing";
import { Registry } from "prom-client";
import { afterEach, beforeEach, expect, it } from "vitest";
import { healthProblems } from "./health/health-problems.ts";
import { databaseGauges } from "./metrics/database-gauges.ts";
import { readOperationalState } from "./state/read-operational-state.ts";

let database: TestDatabase;
beforeEach(async () => {
  database = await createPluggedDatabase();
});
afterEach(() => database.drop());

const now = () => Date.parse("2026-12-01T12:00Z");
const change = (sql: string) => database.db.$executeRawUnsafe(sql);
type Engine = Parameters<typeof readOperationalState>[0];
const read = (others?: Engine["others"]) =>
  readOperationalState({ db: database.db, providers: new Map(), now, ...(others && { others }) });
const neverFree = async (...options: Parameters<typeof read>) =>
  healthProblems(await read(...options), now()).filter((problem) => problem.includes("never free"));

// Broken on purpose: `_user_eventtype` left out of `isHost`; hosts of old event types weren't counted.
it("in a host's database locked hosts are told of, and those who stand among an old event type's users", async () => {
  await change(
    `INSERT INTO users (id, email, locked) VALUES (1, 'ann@x.example', true), (2, 'ben@x.example', true), (3, 'cy@x.example', false)`,
  );
  await change(`INSERT INTO "EventType" (id, title, slug, length) VALUES (1, 'Old', 'old', 30)`);
  await change(`INSERT INTO _user_eventtype ("A", "B") VALUES (1, 1), (1, 3)`);
  await change(
    `INSERT INTO "SelectedCalendar" (id, "userId", integration, "externalId") VALUES ('s', 3, 'google_calendar', 'cy')`,
  );
  expect(await neverFree()).toEqual([
    "1 host is never free: they are locked",
    "1 host is never free, with a calendar of google_calendar that nothing here can read",
  ]);
  const registry = new Registry();
  databaseGauges(registry, read, now);
  expect(await registry.metrics()).toContain('calcache_unavailable_hosts{integration="",reason="locked"} 1');
  // What the host app reads itself may well be free.
  const others = { busyTimes: async () => [], budget: 1 };
  expect(await neverFree(others)).toEqual(["1 host is never free: they are locked"]);
});
