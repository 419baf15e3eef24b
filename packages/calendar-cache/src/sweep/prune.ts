import type { CalendarCache } from "../engine/calendar-cache.ts";
import { isOldChange } from "../store/cache-changes.ts";
import { pruningLimits } from "./sweep-agenda.ts";

/** Forgets months that are over, changes that are old, and guests' calendars whose time is up. */
export async function prune(cache: CalendarCache): Promise<void> {
  const { month, changesBefore } = pruningLimits(cache);
  await cache.db.busyMonth.deleteMany({ where: { month: { lt: month } } });
  await cache.db.availabilityChange.deleteMany({ where: { at: { lt: changesBefore } } });
  await cache.db.$executeRaw`DELETE FROM cache_invalidation WHERE ${isOldChange}`;
  await cache.db.guestCalendar.deleteMany({ where: { expiresAt: { lte: new Date(cache.now()) } } });
}
