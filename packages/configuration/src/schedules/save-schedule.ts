import { type Database, err, ok, type Prisma, type Result } from "@calcache/prisma";
import { tellOpenPages } from "../open-pages.ts";
import { toStoredHours, type WrittenHours } from "./stored-hours.ts";

/** `not-yours`: a schedule that isn't the user's, or not any more. `too-many`: they have as many as they may. */
export type ScheduleFailure = { kind: "not-yours" | "too-many" };

export type ScheduleWish = WrittenHours & {
  name: string;
  /** IANA */
  timeZone: string;
  /** counts where nothing else is chosen */
  isDefault: boolean;
};

export const mostSchedules = 50;

/** Makes a schedule of a user's what they wish. @param id null for a new one */
export const saveSchedule = (db: Database, userId: number, id: number | null, wish: ScheduleWish) =>
  db.$transaction((transaction) => saveScheduleIn(transaction, userId, id, wish));

/** The same in a transaction of the caller's. */
export async function saveScheduleIn(
  transaction: Prisma.TransactionClient,
  userId: number,
  id: number | null,
  { name, timeZone, isDefault, ...hours }: ScheduleWish,
): Promise<Result<{ id: number }, ScheduleFailure>> {
  const availability = { createMany: { data: toStoredHours(hours) } };
  const ids = await lockSchedules(transaction, userId);
  if (id !== null && !ids.includes(id)) return err({ kind: "not-yours" });
  if (id === null && ids.length >= mostSchedules) return err({ kind: "too-many" });
  if (id !== null) await transaction.availability.deleteMany({ where: { scheduleId: id } });
  const data = { name, timeZone, availability };
  const saved =
    id === null
      ? await transaction.schedule.create({ data: { userId, ...data }, select: { id: true } })
      : await transaction.schedule.update({ where: { id }, data, select: { id: true } });
  if (isDefault || ids.length === 0)
    await transaction.user.update({ where: { id: userId }, data: { defaultScheduleId: saved.id } });
  await tellOpenPages(transaction, { users: [userId] });
  return ok(saved);
}

/** The ids of a user's schedules. The user is locked, so that of two forms that are sent at once each sees the other's. */
export async function lockSchedules(
  transaction: Prisma.TransactionClient,
  userId: number,
): Promise<number[]> {
  await transaction.$queryRaw`SELECT id FROM users WHERE id = ${userId} FOR NO KEY UPDATE`;
  const rows = await transaction.schedule.findMany({
    where: { userId },
    select: { id: true },
    orderBy: { id: "asc" },
  });
  return rows.map(({ id }) => id);
}
