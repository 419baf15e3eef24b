import type { MinuteRange } from "@calcache/availability";
import { readAvailability } from "@calcache/calendar-cache";
import { createTestDatabase, emptyTables, type TestDatabase } from "@calcache/prisma/testing";
import { afterAll, beforeAll, beforeEach } from "vitest";
import { type FakeBookings, fakeBookings } from "./fake-bookings.ts";
import { type FakeCalendarCache, fakeCalendarCache } from "./fake-calendar-cache.ts";

const minute = (text: string) => Date.parse(text) / 60_000;

/** A time on Tuesday 2026-12-01 (UTC), in minutes since the epoch. */
export const onTuesday = (start: string, end: string): MinuteRange => ({
  start: minute(`2026-12-01T${start}Z`),
  end: minute(`2026-12-01T${end}Z`),
});

/** A moment on that Tuesday, as a request says it. */
export const tuesdayAt = (time: string) => `2026-12-01T${time}:00.000Z`;

export type BookingWorld = {
  database: TestDatabase;
  cache: FakeCalendarCache;
  bookings: FakeBookings;
  /** epoch ms; Monday noon before each test */
  now: number;
};

/** A database for this file's tests, empty before each, and what booking works with. */
export function bookingWorld(): BookingWorld {
  const world = {} as BookingWorld;
  beforeAll(async () => {
    world.database = await createTestDatabase();
  });
  afterAll(() => world.database.drop());
  beforeEach(async () => {
    world.now = Date.parse("2026-11-30T12:00Z");
    world.cache = fakeCalendarCache(world.database.db, () => world.now);
    world.bookings = fakeBookings(world.cache);
    await emptyTables(world.database.db, [
      "users",
      '"Team"',
      "mailbox",
      '"Feature"',
      '"Booking"',
      '"SelectedSlots"',
      "rate_count",
      "idempotency_key",
    ]);
  });
  return world;
}

/** Has every host's calendar read and watched, so that the cache can vouch for it. */
export async function watchAll({ cache, database: { db } }: BookingWorld): Promise<void> {
  const selected = await db.selectedCalendar.findMany();
  const calendars = selected.map(({ credentialId, externalId }) => ({
    credentialId: credentialId ?? 0,
    externalId,
  }));
  const minute = Math.floor(cache.now() / 60_000);
  await readAvailability(cache, calendars, { start: minute, end: minute + 1 }, { serveCache: true });
  const cached = await db.cachedCalendar.findMany();
  await db.calendarWatch.createMany({ data: cached.map(({ id }) => ({ calendarId: id, eventTypeId: 0 })) });
}
