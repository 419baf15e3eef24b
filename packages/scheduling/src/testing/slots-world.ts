import type { MinuteRange } from "@calcache/availability";
import { createTestDatabase, emptyTables, type TestDatabase } from "@calcache/setup/testing";
import { afterAll, beforeAll, beforeEach } from "vitest";
import { type FakeEngine, fakeEngine } from "./fake-engine.ts";

/** When tests ask, unless they say otherwise: Monday at noon in UTC, the day before the one they ask for; epoch ms. */
export const mondayNoon = Date.parse("2026-11-30T12:00Z");

/** A date and time in UTC, in minutes since the epoch. */
export const minuteOf = (text: string): number => Date.parse(`${text}Z`) / 60_000;

/** The date that tests ask for, a day of work; in minutes since the epoch. */
export const tuesday: MinuteRange = {
  start: minuteOf("2026-12-01T00:00"),
  end: minuteOf("2026-12-02T00:00"),
};

/** A time on Tuesday 2026-12-01 (UTC), in minutes since the epoch. */
export const onTuesday = (start: string, end: string): MinuteRange => ({
  start: minuteOf(`2026-12-01T${start}`),
  end: minuteOf(`2026-12-01T${end}`),
});

export type SlotsWorld = {
  database: TestDatabase;
  engine: FakeEngine;
  /** epoch ms; Monday noon before each test */
  now: number;
};

/** A database for this file's tests, empty before each, and calendars in memory. */
export function slotsWorld(createDatabase: () => Promise<TestDatabase> = createTestDatabase): SlotsWorld {
  const world = {} as SlotsWorld;
  beforeAll(async () => {
    world.database = await createDatabase();
  });
  afterAll(() => world.database.drop());
  beforeEach(async () => {
    world.now = mondayNoon;
    world.engine = fakeEngine(world.database.db, () => world.now);
    await emptyTables(world.database.db, [
      "users",
      '"Team"',
      "calcache.mailbox",
      "calcache.tenant",
      '"Feature"',
      '"Booking"',
      '"SelectedSlots"',
      "calcache.rate_count",
      "calcache.idempotency_key",
    ]);
  });
  return world;
}
