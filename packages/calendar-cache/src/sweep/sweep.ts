import { inSpan } from "@calcache/tracing";
import type { Engine } from "../engine/engine.ts";
import { withLease } from "../engine/lease.ts";
import { integrationsOf } from "../engine/providers.ts";
import { tendIncidents } from "../health/incident.ts";
import { windowMove } from "../store/warm-window.ts";
import { compareSubscriptions } from "../subscriptions/compare-subscriptions.ts";
import { noteAddresses } from "../subscriptions/notification-addresses.ts";
import { alignWatches } from "../subscriptions/selected-calendars.ts";
import { noteAlignment } from "./aligned-watches.ts";
import { listCalendars } from "./list-calendars.ts";
import { prune } from "./prune.ts";
import { reconcile } from "./reconcile.ts";
import { loadAgenda } from "./sweep-agenda.ts";
import { tendTenants } from "./tend-tenants.ts";
import { carryOut, emptyReport, type SweepProgress, type SweepReport } from "./upkeep.ts";
import { planUpkeep } from "./upkeep-plan.ts";
import { loadUpkeep } from "./upkeep-state.ts";

/** The row of the lease table that also shows when the last sweep was. */
export const sweepLease = "sweep";

/**
 * One round of upkeep: opens calendars of tenants, follows the teams' features and selections, watches what is new, renews what is due, makes
 * anew what was dropped, unwatches what nobody selects, polls what hasn't been confirmed for too long, moves with the
 * months, ends orphaned subscriptions and forgets what has served. Safe to call at any time and from anywhere: sweeps
 * take turns, and what the time doesn't suffice for is next time's work.
 * @param options.budget ms after which no new action is begun
 * @param options.patience ms to wait for a sweep that runs elsewhere
 */
export async function sweep(
  engine: Engine,
  {
    budget = 50_000,
    patience = 0,
    onProgress = () => {},
  }: { budget?: number; patience?: number; onProgress?: SweepProgress } = {},
): Promise<SweepReport> {
  const startedAt = engine.now();
  const report = await withLease(engine, sweepLease, { lifetime: budget + 30_000, patience }, () =>
    inSpan("sweep", {}, () => sweepOnce(engine, engine.now() + budget, onProgress)),
  );
  if (report === null) return emptyReport();
  const ms = engine.now() - startedAt;
  engine.observe({ kind: "sweep", ms, failed: report.failed });
  const { errors: _, ...counts } = report;
  engine.log.info({ ...counts, ms }, `[Calendar Sweep] ${integrationsOf(engine).join(", ")}`);
  return report;
}

async function sweepOnce(engine: Engine, deadline: number, onProgress: SweepProgress): Promise<SweepReport> {
  await noteAddresses(engine);
  const agenda = await loadAgenda(engine);
  if (agenda.tendIncidents) await tendIncidents(engine);
  if (agenda.reconcile) await reconcile(engine);
  if (agenda.tendTenants) await tendTenants(engine, deadline);
  if (agenda.alignWatches || agenda.tendTenants) await alignWatches(engine);
  if (agenda.alignedTo !== null) await noteAlignment(engine, agenda.alignedTo);
  if (agenda.prune) await prune(engine);
  await compareSubscriptions(engine, agenda.compare, deadline);
  await listCalendars(engine, agenda.list, deadline);
  const now = engine.now();
  const { months, pollMinutes } = engine.settings;
  const rules = { pollMinutes, window: windowMove(now, months) };
  const calendars = await loadUpkeep(engine);
  const actions = calendars.flatMap((calendar) => planUpkeep(calendar, now, rules));
  return carryOut(engine, calendars, actions, { deadline, onProgress });
}
