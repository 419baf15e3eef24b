import type { Prisma } from "@calcache/prisma";
import { createTestDatabase, type TestDatabase } from "@calcache/setup/testing";
import { afterAll, beforeAll, expect, it } from "vitest";
import { unappliedEvents } from "./state/read-account-kinds.ts";
import { changedBookings, refusedEvents } from "./state/read-operational-state.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  const { db } = database;
  await db.$executeRaw`INSERT INTO calcache.mailbox (integration, address) VALUES ('x', 'a')`;
  await db.$executeRaw`INSERT INTO calcache.written_calendar (mailbox_id, external_id) SELECT id, 'c' FROM calcache.mailbox`;
  await db.$executeRaw`
    INSERT INTO calcache.calendar_event (calendar_id, event_id, writer_kind, version, applied_version)
    SELECT w.id, 'event ' || n, 'booking', 1, 1 FROM calcache.written_calendar w, generate_series(1, 10000) n`;
  await db.$executeRaw`ANALYZE calcache.calendar_event`;
});
afterAll(() => database.drop());

// Seen failing without the indexes: each scrape read all events that were ever written.
it.each<[string, Prisma.Sql, string]>([
  ["refused events", refusedEvents, "calendar_event_refused_idx"],
  ["due events", unappliedEvents, "calendar_event_due_idx"],
  ["changed bookings", changedBookings(new Date(0)), "calendar_event_changed_idx"],
])("%s are counted without a look at the others", async (_what, question, index) => {
  const plan = await database.db.$queryRaw<{ "QUERY PLAN": string }[]>`EXPLAIN ${question}`;
  const lines = plan.map((line) => line["QUERY PLAN"]).join("\n");
  expect(lines).toContain(index);
  expect(lines).not.toContain("Seq Scan");
});
