import { type ScheduleEntry, type StoredHours, toStoredHours } from "@calcache/configuration";
import type { ImportContext } from "./context/import-context.ts";

const scheduleName = "Working hours";
const usualHours = [{ days: [1, 2, 3, 4, 5], startTime: "09:00", endTime: "17:00" }];

/** Gives a user who has no schedule at all the usual working hours. */
export async function ensureSchedule(
  context: ImportContext,
  userId: number,
  timeZone: string,
): Promise<void> {
  if ((await context.transaction.schedule.count({ where: { userId } })) > 0) return;
  await importSchedule(context, userId, { availability: usualHours, overrides: [] }, timeZone);
}

/** Makes the user's default schedule what the file says. */
export async function importSchedule(
  { transaction, summary }: ImportContext,
  userId: number,
  entry: ScheduleEntry,
  usersTimeZone: string,
): Promise<void> {
  const timeZone = entry.timeZone ?? usersTimeZone;
  const wanted = toStoredHours(entry);
  const user = await transaction.user.findUniqueOrThrow({
    where: { id: userId },
    select: { defaultScheduleId: true, schedules: { include: { availability: { orderBy: { id: "asc" } } } } },
  });
  const existing =
    user.schedules.find(({ id }) => id === user.defaultScheduleId) ??
    user.schedules.find(({ name }) => name === scheduleName);

  if (existing === undefined) {
    const data = { userId, name: scheduleName, timeZone, availability: { createMany: { data: wanted } } };
    const { id } = await transaction.schedule.create({ data });
    await transaction.user.update({ where: { id: userId }, data: { defaultScheduleId: id } });
    summary.schedules.created += 1;
    return;
  }
  const isDefault = user.defaultScheduleId === existing.id;
  if (isDefault && existing.timeZone === timeZone && textOf(existing.availability) === textOf(wanted)) {
    summary.schedules.unchanged += 1;
    return;
  }
  await transaction.user.update({ where: { id: userId }, data: { defaultScheduleId: existing.id } });
  await transaction.availability.deleteMany({ where: { scheduleId: existing.id } });
  await transaction.schedule.update({
    where: { id: existing.id },
    data: { timeZone, availability: { createMany: { data: wanted } } },
  });
  summary.schedules.updated += 1;
}

const textOf = (hours: readonly StoredHours[]) =>
  JSON.stringify(hours.map(({ days, startTime, endTime, date }) => [days, startTime, endTime, date]));
