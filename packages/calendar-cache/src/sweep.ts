import type { CalendarCache } from "./calendar-cache.ts";
import { withLease } from "./lease.ts";
import { alignWatches } from "./selected-calendars.ts";
import { carryOut, emptyReport, type SweepProgress, type SweepReport } from "./upkeep.ts";
import { planUpkeep } from "./upkeep-plan.ts";
import { loadUpkeep } from "./upkeep-state.ts";

/** The row of the lease table that also shows when the last sweep was. */
export const sweepLease = "sweep";

/**
 * One round of upkeep: follows the teams' features and selections, watches what is new, renews what is due, makes
 * anew what was dropped, unwatches what nobody selects and polls what hasn't been confirmed for too long. Safe to call
 * at any time and from anywhere: sweeps take turns, and what the time doesn't suffice for is next time's work.
 * @param options.budget ms after which no new action is begun
 * @param options.patience ms to wait for a sweep that runs elsewhere
 */
export async function sweep(
  cache: CalendarCache,
  {
    budget = 50_000,
    patience = 0,
    onProgress = () => {},
  }: { budget?: number; patience?: number; onProgress?: SweepProgress } = {},
): Promise<SweepReport> {
  const startedAt = cache.now();
  const report = await withLease(cache, sweepLease, { lifetime: budget + 30_000, patience }, async () => {
    await alignWatches(cache);
    const calendars = await loadUpkeep(cache);
    const now = cache.now();
    const actions = calendars.flatMap((calendar) => planUpkeep(calendar, now, cache.settings.pollMinutes));
    return carryOut(cache, calendars, actions, { deadline: startedAt + budget, onProgress });
  });
  if (report === null) return emptyReport();
  cache.observe({ kind: "sweep", ms: cache.now() - startedAt, failed: report.failed });
  const { errors: _, ...counts } = report;
  cache.log.info(
    { ...counts, ms: cache.now() - startedAt },
    `[Calendar Sweep] ${cache.provider.integration}`,
  );
  return report;
}
