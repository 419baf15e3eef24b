import type { CalendarCache } from "./calendar-cache.ts";
import { findMailboxes } from "./mailboxes.ts";
import { type RefreshReason, refreshCalendar } from "./refresh-calendar.ts";
import { carryOut } from "./upkeep.ts";
import { planUpkeep } from "./upkeep-plan.ts";
import { loadUpkeep } from "./upkeep-state.ts";
import { windowTurn } from "./warm-window.ts";

/** A calendar notified without end must not keep its mailbox's job for ever; the next wake-up goes on. */
const maxRefreshesPerJob = 100;

/** Whatever is due later than this, another look for dirty calendars finds in time. */
const longestWait = 10_000;

/**
 * Refreshes a mailbox's dirty calendars one after the other until none is due; for those due soon it is woken again. One call at a time per mailbox keeps
 * the provider's limit on concurrent requests.
 */
export async function refreshMailbox(cache: CalendarCache, mailboxId: number): Promise<void> {
  const mailbox = (await findMailboxes(cache, [mailboxId])).get(mailboxId);
  if (!mailbox) return;
  await mendSubscriptions(cache, mailboxId);
  for (let count = 0; count < maxRefreshesPerJob; count++) {
    const calendar = await cache.db.cachedCalendar.findFirst({
      where: { mailboxId, dirtySince: { not: null } },
      orderBy: { refreshAfter: { sort: "asc", nulls: "first" } },
      select: { id: true, externalId: true, dirtyReason: true, refreshAfter: true },
    });
    if (!calendar) return;
    const wait = (calendar.refreshAfter?.getTime() ?? 0) - cache.now();
    if (wait > 0) return cache.wake([mailboxId], Math.min(wait, longestWait));
    const reason = (calendar.dirtyReason ?? "notified") as RefreshReason;
    const outcome = await refreshCalendar(cache, mailbox, calendar, reason);
    if (outcome.kind === "failed" && outcome.failure.kind === "relink") return;
  }
}

/** What the provider said of its subscriptions' lives (see lifecycle.ts) shouldn't wait for the next sweep. */
async function mendSubscriptions(cache: CalendarCache, mailboxId: number): Promise<void> {
  const now = cache.now();
  const { months, pollMinutes } = cache.settings;
  const rules = { pollMinutes, window: windowTurn(now, months) };
  const calendars = await loadUpkeep(cache, mailboxId);
  const actions = calendars
    .filter(({ subscription }) => subscription !== null)
    .flatMap((calendar) => planUpkeep(calendar, now, rules))
    .filter(({ kind }) => kind === "watch" || kind === "renew");
  if (actions.length > 0) await carryOut(cache, calendars, actions, { deadline: Number.POSITIVE_INFINITY });
}

/** Wakes the mailboxes whose dirty calendars are due: whatever wake-ups were lost, this finds them. */
export async function wakeDirtyMailboxes(cache: CalendarCache): Promise<number> {
  const now = new Date(cache.now());
  const due = await cache.db.cachedCalendar.findMany({
    where: {
      dirtySince: { not: null },
      OR: [{ refreshAfter: null }, { refreshAfter: { lte: now } }],
      mailbox: { credential: { NOT: { invalid: true } } },
    },
    distinct: ["mailboxId"],
    select: { mailboxId: true },
  });
  await cache.wake(due.map(({ mailboxId }) => mailboxId));
  return due.length;
}
