import type { KnownMailbox } from "../accounts/mailboxes.ts";
import type { Engine } from "../engine/engine.ts";
import type { ProviderFailure } from "../engine/provider.ts";
import { meaningOf, retryDelay } from "./failure-policy.ts";
import { recordMailboxFailure } from "./mailbox-health.ts";

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
  await recordMailboxFailure(engine, mailbox, failure);
  const now = engine.now();
  const { failureCount, failingSince } = await engine.db.cachedCalendar.update({
    where: { id: calendarId },
    data: {
      failureKind: failure.kind,
      failureReason: `${meaningOf(failure.kind)} (${failure.reason})`,
      failureCount: { increment: 1 },
    },
    select: { failureCount: true, failingSince: true },
  });
  await engine.db.cachedCalendar.update({
    where: { id: calendarId },
    data: {
      failingSince: failingSince ?? new Date(now),
      refreshAfter: new Date(now + retryDelay(failure, failureCount, calendarId)),
    },
  });
}
