import type { CalendarCache } from "./calendar-cache.ts";
import type { CalendarUpkeep } from "./upkeep-plan.ts";

/** What the planner needs of a calendar, and what its actions need beside. */
export type StoredUpkeep = CalendarUpkeep & {
  mailboxId: number;
  /** the calendar's id at its provider */
  externalId: string;
  /** its subscription's id there */
  subscriptionId: string | null;
};

/**
 * Every calendar that is watched, or still subscribed though nobody wants it; of one mailbox or of all. One round trip.
 */
export async function loadUpkeep(cache: CalendarCache, mailboxId?: number): Promise<StoredUpkeep[]> {
  const rows = await cache.db.cachedCalendar.findMany({
    where: {
      mailbox: { integration: cache.provider.integration, ...(mailboxId !== undefined && { id: mailboxId }) },
      OR: [{ watches: { some: {} } }, { subscription: { isNot: null } }],
    },
    include: {
      subscription: true,
      watches: { take: 1 },
      mailbox: { select: { credential: { select: { invalid: true } } } },
    },
    relationLoadStrategy: "join",
    orderBy: { confirmedAt: { sort: "asc", nulls: "first" } },
  });
  return rows.map(({ subscription, watches, mailbox, ...calendar }) => ({
    calendarId: calendar.id,
    mailboxId: calendar.mailboxId,
    externalId: calendar.externalId,
    subscriptionId: subscription?.externalId ?? null,
    wanted: watches.length > 0,
    connected: mailbox.credential !== null && mailbox.credential.invalid !== true,
    confirmedAt: time(calendar.confirmedAt),
    dirtySince: time(calendar.dirtySince),
    refreshAfter: time(calendar.refreshAfter),
    subscription: subscription && {
      state: subscription.state,
      createdAt: subscription.createdAt.getTime(),
      expiresAt: time(subscription.expiresAt),
      renewAt: time(subscription.renewAt),
      nextAttemptAt: time(subscription.nextAttemptAt),
    },
  }));
}

const time = (date: Date | null) => date?.getTime() ?? null;
