import type { Prisma } from "@calcache/prisma";
import { momentOf, type ReminderEntry } from "../fields/reminder-fields.ts";

/** What of an event type's reminders a team file has words for. */
export const reminderColumns = {
  select: { moment: true, minutes: true, audience: true, message: true },
  orderBy: { id: "asc" },
} as const satisfies Prisma.ReminderFindManyArgs;

type ReminderRow = Prisma.ReminderGetPayload<typeof reminderColumns>;

/** The reminders of an event type as a team file says them. */
export const saidReminders = (rows: readonly ReminderRow[]): ReminderEntry[] =>
  rows.map(({ moment, minutes, audience, message }) => ({
    [moment]: minutes,
    to: audience,
    ...(message !== null && { message }),
  }));

/** Makes the reminders of an event type what is wished. One that stays is sent for no booking again. */
export async function saveReminders(
  transaction: Prisma.TransactionClient,
  eventTypeId: number,
  entries: readonly ReminderEntry[],
  now: Date,
): Promise<void> {
  const known = await transaction.reminder.findMany({ where: { eventTypeId } });
  const kept = entries.map((entry) => {
    const wanted = { ...momentOf(entry), audience: entry.to };
    const row = known.find(
      ({ moment, minutes, audience }) =>
        moment === wanted.moment && minutes === wanted.minutes && audience === wanted.audience,
    );
    return { id: row?.id, wanted, message: entry.message ?? null };
  });
  const ids = kept.flatMap(({ id }) => id ?? []);
  await transaction.reminder.deleteMany({ where: { eventTypeId, id: { notIn: ids } } });
  for (const { id, wanted, message } of kept) {
    if (id === undefined)
      await transaction.reminder.create({ data: { eventTypeId, ...wanted, message, createdAt: now } });
    else await transaction.reminder.update({ where: { id }, data: { message } });
  }
}
