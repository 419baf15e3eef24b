import { type Database, err, ok, type Result } from "@calcache/prisma";
import { tellOpenPages } from "../open-pages.ts";
import { lockSchedules, type ScheduleFailure } from "./save-schedule.ts";

/** Deletes a schedule of a user's. What used it uses their default from then on; if it was that, their first of the others. */
export function deleteSchedule(
  db: Database,
  userId: number,
  id: number,
): Promise<Result<null, ScheduleFailure>> {
  return db.$transaction(async (transaction) => {
    const ids = await lockSchedules(transaction, userId);
    if (!ids.includes(id)) return err({ kind: "not-yours" });
    const left = { scheduleId: null };
    await transaction.user.updateMany({
      where: { id: userId, defaultScheduleId: id },
      data: { defaultScheduleId: ids.find((other) => other !== id) ?? null },
    });
    await transaction.host.updateMany({ where: { scheduleId: id }, data: left });
    await transaction.eventType.updateMany({ where: { scheduleId: id }, data: left });
    await transaction.availability.deleteMany({ where: { scheduleId: id } });
    await transaction.schedule.delete({ where: { id } });
    await tellOpenPages(transaction, { users: [userId] });
    return ok(null);
  });
}
