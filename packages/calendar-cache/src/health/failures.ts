import type { KnownMailbox } from "../accounts/mailboxes.ts";
import type { Engine } from "../engine/engine.ts";
import type { ProviderFailure } from "../engine/provider.ts";
import { calendarPatience, isHiccup, meaningOf, retryDelay } from "./failure-policy.ts";
import { recordMailboxFailure } from "./mailbox-health.ts";

/** A calendar that fails by itself is tried again after this at the earliest, in ms. */
const ownDelay = 60 * 60_000;

/**
 * Notes that a calendar couldn't be read and when to try again; its mailbox is noted too where it is the mailbox's
 * trouble. What is stored of the calendar stays.
 */
export async function recordFailure(
  engine: Engine,
  mailbox: KnownMailbox,
  calendarId: number,
  failure: ProviderFailure,
): Promise<void> {
  const isAlone = await failsAlone(engine, mailbox, calendarId, failure);
  if (!isAlone) await recordMailboxFailure(engine, mailbox, failure);
  const now = engine.now();
  const meaning = isAlone ? "only this calendar fails, the account's others answer" : meaningOf(failure.kind);
  const { failureCount, failingSince } = await engine.db.cachedCalendar.update({
    where: { id: calendarId },
    data: {
      failureKind: failure.kind,
      failureReason: `${meaning} (${failure.reason})`,
      failureCount: { increment: 1 },
    },
    select: { failureCount: true, failingSince: true },
  });
  const delay = Math.max(retryDelay(failure, failureCount, calendarId), isAlone ? ownDelay : 0);
  await engine.db.cachedCalendar.update({
    where: { id: calendarId },
    data: {
      failingSince: failingSince ?? new Date(now),
      refreshAfter: new Date(now + delay),
    },
  });
}

/**
 * Whether what looks like its mailbox's trouble is the calendar's own: it has lasted for hours, in which others of the mailbox
 * answered. Microsoft Family's calendar is one that fails like an outage, for ever (microsoft-graph-explorer-v4#3886).
 */
async function failsAlone(
  { db, now }: Engine,
  { id: mailboxId }: KnownMailbox,
  calendarId: number,
  { kind, reached }: ProviderFailure,
): Promise<boolean> {
  if (reached === "sign-in" || !isHiccup(kind)) return false;
  const calendar = await db.cachedCalendar.findUnique({
    where: { id: calendarId },
    select: { failingSince: true },
  });
  const since = calendar?.failingSince ?? null;
  if (since === null || now() - since.getTime() < calendarPatience) return false;
  const answered = { id: { not: calendarId }, mailboxId, confirmedAt: { gt: since } };
  return (await db.cachedCalendar.count({ where: answered })) > 0;
}
