import type { Engine } from "../engine/engine.ts";
import { isOldChange } from "../store/cache-changes.ts";
import { pruningLimits } from "./sweep-agenda.ts";

/** Forgets months that are over, changes that are old, and guests' calendars whose time is up. */
export async function prune(engine: Engine): Promise<void> {
  const { month, changesBefore } = pruningLimits(engine);
  await engine.db.busyMonth.deleteMany({ where: { month: { lt: month } } });
  await engine.db.availabilityChange.deleteMany({ where: { at: { lt: changesBefore } } });
  await engine.db.$executeRaw`DELETE FROM cache_invalidation WHERE ${isOldChange}`;
  await engine.db.guestCalendar.deleteMany({ where: { expiresAt: { lte: new Date(engine.now()) } } });
}
