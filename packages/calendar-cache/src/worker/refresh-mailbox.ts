import { everyCredential, Prisma } from "@calcache/prisma";
import { findMailboxes } from "../accounts/mailboxes.ts";
import type { Engine } from "../engine/engine.ts";
import { integrationsOf } from "../engine/providers.ts";
import { pauseLeft } from "../health/mailbox-health.ts";
import { probe } from "../health/probe.ts";
import { type RefreshReason, refreshCalendar } from "../refresh/refresh-calendar.ts";
import { windowMove } from "../store/warm-window.ts";
import { carryOut } from "../sweep/upkeep.ts";
import { planUpkeep } from "../sweep/upkeep-plan.ts";
import { loadUpkeep } from "../sweep/upkeep-state.ts";
import type { Turn } from "./lanes.ts";

/** A calendar notified without end must not keep its mailbox's job for ever; the next wake-up goes on. */
const maxRefreshesPerJob = 100;

/** What is due later than this, another look for what is due finds in time. */
const longestWait = 10_000;

/**
 * Refreshes a mailbox's dirty calendars one after the other until none is due; for what is due soon it is woken again.
 * In quarantine it is probed first, and in its pause it is left alone. One call at a time per mailbox keeps the
 * provider's limit on concurrent requests.
 */
export async function refreshMailbox(engine: Engine, mailboxId: number): Promise<Turn> {
  const mailbox = (await findMailboxes(engine, [mailboxId])).get(mailboxId);
  if (!mailbox) return "done";
  let turn: Turn = "done";
  const comeBackIn = async (ms: number) => {
    if (ms <= longestWait) await engine.wake([mailboxId], ms);
    return turn;
  };
  const pause = pauseLeft(mailbox, engine.now());
  if (pause > 0) return comeBackIn(pause);
  if (mailbox.quarantinedAt !== null && !(await probe(engine, mailbox))) return turn;
  await mendSubscriptions(engine, mailboxId);
  for (let count = 0; count < maxRefreshesPerJob; count++) {
    const calendar = await engine.db.cachedCalendar.findFirst({
      where: { mailboxId, dirtySince: { not: null } },
      orderBy: { refreshAfter: { sort: "asc", nulls: "first" } },
      select: { id: true, externalId: true, dirtyReason: true, refreshAfter: true, trace: true },
    });
    if (!calendar) return turn;
    const now = engine.now();
    const wait = Math.max((calendar.refreshAfter?.getTime() ?? 0) - now, pauseLeft(mailbox, now));
    if (wait > 0) return comeBackIn(wait);
    const reason = (calendar.dirtyReason ?? "notified") as RefreshReason;
    const outcome = await refreshCalendar(engine, mailbox, calendar, reason);
    if (outcome.kind !== "failed") continue;
    if (outcome.failure.kind === "relink") return turn;
    if (outcome.failure.kind === "throttled") turn = "throttled";
  }
  return turn;
}

/** What the provider said of its subscriptions' lives (see lifecycle.ts) shouldn't wait for the next sweep. */
async function mendSubscriptions(engine: Engine, mailboxId: number): Promise<void> {
  const now = engine.now();
  const { months, pollMinutes } = engine.settings;
  const rules = { pollMinutes, window: windowMove(now, months) };
  const calendars = await loadUpkeep(engine, mailboxId);
  const actions = calendars
    .filter(({ subscription }) => subscription !== null)
    .flatMap((calendar) => planUpkeep(calendar, now, rules))
    .filter(({ kind }) => kind === "watch" || kind === "renew");
  if (actions.length > 0) await carryOut(engine, calendars, actions, { deadline: Number.POSITIVE_INFINITY });
}

/**
 * Wakes the mailboxes that have something to do now: dirty calendars that are due, or a probe. Whatever wake-ups were
 * lost, this finds them.
 */
export async function wakeDueMailboxes(engine: Engine): Promise<number> {
  const now = new Date(engine.now());
  const due = await engine.db.$queryRaw<{ id: number }[]>`
    SELECT m.id FROM calcache.mailbox m
    JOIN ${Prisma.raw(everyCredential)} k ON k.id = m.credential_id AND k.invalid IS NOT TRUE
    WHERE m.integration = ANY(${integrationsOf(engine)}) AND (m.paused_until IS NULL OR m.paused_until <= ${now})
      AND m.id IN (
        SELECT c.mailbox_id FROM calcache.cached_calendar c
        WHERE c.dirty_since IS NOT NULL AND (c.refresh_after IS NULL OR c.refresh_after <= ${now})
        UNION
        SELECT q.id FROM calcache.mailbox q
        WHERE q.quarantined_at IS NOT NULL AND EXISTS (SELECT 1 FROM calcache.cached_calendar c WHERE c.mailbox_id = q.id))`;
  await engine.wake(due.map(({ id }) => id));
  return due.length;
}
