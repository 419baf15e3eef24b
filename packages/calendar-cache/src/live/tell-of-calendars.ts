import type { Database } from "@calcache/prisma";
import { coalesce } from "../engine/coalesce.ts";
import type { Engine } from "../engine/engine.ts";

/**
 * Tells who listens that calendars have changed, those that change meanwhile together in the next transaction. Of those that notify, one
 * commits at a time in the whole server, so that notifying in each refresh's own would bound how many there can be in a second.
 */
export function tellOfCalendars(db: Pick<Database, "$executeRaw">): Engine["tell"] {
  return coalesce(async (calendarIds: readonly number[]): Promise<void> => {
    await db.$executeRaw`SELECT calcache.notify_availability_change(calendars => ${calendarIds}::int[])::text`;
  });
}
