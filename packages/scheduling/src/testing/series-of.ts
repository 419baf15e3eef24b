import type { Database } from "@calcache/prisma";
import type { BookingRequest } from "../bookings/booking/requests/booking-request.ts";
import type { BookingWorld } from "./booking-world.ts";
import { requestFor } from "./fake-bookings.ts";
import { createTeamEvent, createUser } from "./seed.ts";

/** As cal.com stores it: every week, so many times at most. */
export const everyWeek = (count: number) => ({ freq: 2, count, interval: 1 });

type EventTypeData = Parameters<typeof createTeamEvent>[3];

/** An event type of an hour that repeats every week, four times at most, with these hosts, who are free. @returns its id */
export async function repeatingEvent(
  { database: { db }, engine }: BookingWorld,
  names: readonly string[] = ["ann"],
  data: EventTypeData = {},
): Promise<number> {
  const hosts = [];
  for (const name of names) {
    hosts.push({ user: await createUser(db, name) });
    engine.busy.set(`${name}'s`, []);
  }
  const { id } = await createTeamEvent(db, "course", hosts, { recurringEvent: everyWeek(4), ...data });
  return id;
}

/** A request for a series from Tuesday at 11:00 UTC on. */
export const seriesFor = (id: number, changes: Partial<BookingRequest> = {}) =>
  requestFor(id, "2026-12-01T11:00:00.000Z", changes);

/** All bookings, as `2026-12-01T11:00 ACCEPTED`. */
export async function bookedTimes(db: Database): Promise<string[]> {
  const rows = await db.booking.findMany({ orderBy: [{ startTime: "asc" }, { id: "asc" }] });
  return rows.map(
    ({ startTime, status }) => `${startTime.toISOString().slice(0, "2026-12-01T11:00".length)} ${status}`,
  );
}
