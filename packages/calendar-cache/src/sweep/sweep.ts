import type { CalendarCache } from "../engine/calendar-cache.ts";
import { withLease } from "../engine/lease.ts";
import { tendIncidents } from "../health/incident.ts";
import { windowTurn } from "../store/warm-window.ts";
import { compareSubscriptions } from "../subscriptions/compare-subscriptions.ts";
import { alignWatches } from "../subscriptions/selected-calendars.ts";
import { prune } from "./prune.ts";
import { loadAgenda } from "./sweep-agenda.ts";
import { carryOut, emptyReport, type SweepProgress, type SweepReport } from "./upkeep.ts";
import { planUpkeep } from "./upkeep-plan.ts";
import { loadUpkeep } from "./upkeep-state.ts";

/** The row of the lease table that also shows when the last sweep was. */
export const sweepLease = "sweep";

/**
 * One round of upkeep: follows the teams' features and selections, watches what is new, renews what is due, makes
 * anew what was dropped, unwatches what nobody selects, polls what hasn't been confirmed for too long, moves with the
 * months, ends orphaned subscriptions and forgets what has served. Safe to call at any time and from anywhere: sweeps
 * take turns, and what the time doesn't suffice for is next time's work.
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
  const report = await withLease(cache, sweepLease, { lifetime: budget + 30_000, patience }, () =>
    sweepOnce(cache, cache.now() + budget, onProgress),
  );
  if (report === null) return emptyReport();
  const ms = cache.now() - startedAt;
  cache.observe({ kind: "sweep", ms, failed: report.failed });
  const { errors: _, ...counts } = report;
  cache.log.info({ ...counts, ms }, `[Calendar Sweep] ${cache.provider.integration}`);
  return report;
}

async function sweepOnce(
  cache: CalendarCache,
  deadline: number,
  onProgress: SweepProgress,
): Promise<SweepReport> {
  const agenda = await loadAgenda(cache);
  if (agenda.tendIncidents) await tendIncidents(cache);
  if (agenda.alignWatches) await alignWatches(cache);
  if (agenda.prune) await prune(cache);
  await compareSubscriptions(cache, agenda.compare, deadline);
  const now = cache.now();
  const { months, pollMinutes } = cache.settings;
  const rules = { pollMinutes, window: windowTurn(now, months) };
  const calendars = await loadUpkeep(cache);
  const actions = calendars.flatMap((calendar) => planUpkeep(calendar, now, rules));
  return carryOut(cache, calendars, actions, { deadline, onProgress });
}
