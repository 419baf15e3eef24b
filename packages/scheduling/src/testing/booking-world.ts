import { readAvailability } from "@calcache/calendar-cache";
import { beforeEach } from "vitest";
import { type FakeBookings, fakeBookings } from "./fake-bookings.ts";
import { type SlotsWorld, slotsWorld } from "./slots-world.ts";

/** A moment on Tuesday 2026-12-01, as a request says it. */
export const tuesdayAt = (time: string) => `2026-12-01T${time}:00.000Z`;

export type BookingWorld = SlotsWorld & { bookings: FakeBookings };

/** A world of slots, and what booking works with. */
export function bookingWorld(): BookingWorld {
  const world = slotsWorld() as BookingWorld;
  beforeEach(() => {
    world.bookings = fakeBookings(world.engine);
  });
  return world;
}

/** Has every host's calendar read and watched, so that the cache can vouch for it. */
export async function watchAll({ engine, database: { db } }: BookingWorld): Promise<void> {
  const selected = await db.selectedCalendar.findMany();
  const calendars = selected.map(({ credentialId, externalId }) => ({
    credentialId: credentialId ?? 0,
    externalId,
  }));
  const minute = Math.floor(engine.now() / 60_000);
  await readAvailability(engine, calendars, { start: minute, end: minute + 1 }, { serveCache: true });
  const cached = await db.cachedCalendar.findMany();
  await db.calendarWatch.createMany({ data: cached.map(({ id }) => ({ calendarId: id, eventTypeId: 0 })) });
}
