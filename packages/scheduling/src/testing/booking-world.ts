import { readAvailability } from "@calcache/calendar-cache";
import { beforeEach } from "vitest";
import type { Bookings } from "../bookings/booking/bookings.ts";
import { fakeBookings } from "./fake-bookings.ts";
import { type SlotsWorld, slotsWorld } from "./slots-world.ts";

/** A moment on Tuesday 2026-12-01, as a request says it. */
export const tuesdayAt = (time: string) => `2026-12-01T${time}:00.000Z`;

export type BookingWorld = SlotsWorld & {
  bookings: Bookings;
  /** What bookings' events were asked to be since the last call, in order; null: not to be. */
  written: () => Promise<WrittenEvent[]>;
};

type WrittenEvent = {
  ref: { credentialId: number; calendarId: string; eventId: string };
  event: { title: string; description: string; start: number; timeZone: string } | null;
};

/** A world of slots, and what booking works with. */
export function bookingWorld(...database: Parameters<typeof slotsWorld>): BookingWorld {
  const world = slotsWorld(...database) as BookingWorld;
  let seen = 0;
  beforeEach(() => {
    world.bookings = fakeBookings(world.engine);
    seen = 0;
  });
  world.written = async () => {
    const rows = await world.database.db.$queryRaw<WrittenEvent[]>`
      SELECT l.desired AS event, jsonb_build_object(
        'credentialId', m.credential_id, 'calendarId', w.external_id, 'eventId', e.event_id) AS ref
      FROM calcache.event_log l
      JOIN calcache.calendar_event e ON e.id = l.event_id
      JOIN calcache.written_calendar w ON w.id = e.calendar_id
      JOIN calcache.mailbox m ON m.id = w.mailbox_id
      ORDER BY l.ctid OFFSET ${seen}`;
    seen += rows.length;
    return rows;
  };
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
