import type { Database } from "@calcache/prisma";
import { saidLimits, storedLimits } from "../event-types/rule-columns.ts";
import type { Limits } from "../fields/rule-fields.ts";
import { tellOpenPages } from "../open-pages.ts";

/** What may be booked of a user's time, over all event types; null is anything. By the names of cal.com's API for event types. */
export type OwnLimits = { bookingLimitsCount: Limits | null; bookingLimitsDuration: Limits | null };

/** The limits that a user has set; what can't be read is none. */
export async function findOwnLimits(db: Database, userId: number): Promise<OwnLimits> {
  const row = await db.hostLimit.findUnique({ where: { userId } });
  return {
    bookingLimitsCount: saidLimits(row?.bookingLimits ?? null) ?? null,
    bookingLimitsDuration: saidLimits(row?.durationLimits ?? null) ?? null,
  };
}

/** Sets them: from now on nothing more is offered in what is full, and what is booked stays. */
export async function saveOwnLimits(
  db: Database,
  userId: number,
  { bookingLimitsCount, bookingLimitsDuration }: OwnLimits,
): Promise<void> {
  const limits = {
    bookingLimits: storedLimits(bookingLimitsCount),
    durationLimits: storedLimits(bookingLimitsDuration),
  };
  await db.$transaction(async (transaction) => {
    await transaction.hostLimit.upsert({
      where: { userId },
      create: { userId, ...limits },
      update: limits,
    });
    await tellOpenPages(transaction, { users: [userId] });
  });
}
