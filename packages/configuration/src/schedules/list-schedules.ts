import type { Database } from "@calcache/prisma";
import { toWrittenHours, type WrittenHours } from "./stored-hours.ts";

/** A schedule of a user's. */
export type OwnSchedule = WrittenHours & {
  id: number;
  name: string;
  /** IANA; the user's own where the schedule has none */
  timeZone: string;
  /** counts where nothing else is chosen */
  isDefault: boolean;
};

/** A user's schedules, by name; the one that nothing was chosen for is their first. */
export async function listSchedules(db: Database, userId: number): Promise<OwnSchedule[]> {
  const user = await db.user.findUniqueOrThrow({
    where: { id: userId },
    select: {
      timeZone: true,
      defaultScheduleId: true,
      schedules: {
        select: { id: true, name: true, timeZone: true, availability: { orderBy: { id: "asc" } } },
        orderBy: { id: "asc" },
      },
    },
  });
  const defaultId = user.defaultScheduleId ?? user.schedules[0]?.id;
  return user.schedules
    .map(({ id, name, timeZone, availability }) => ({
      id,
      name,
      timeZone: timeZone ?? user.timeZone,
      isDefault: id === defaultId,
      ...toWrittenHours(availability),
    }))
    .toSorted((a, b) => a.name.localeCompare(b.name) || a.id - b.id);
}
