import type { Database } from "@calcache/prisma";
import { listSchedules } from "../schedules/list-schedules.ts";
import { listScheduleUses } from "../schedules/schedule-uses.ts";
import { periodsOf, type WeeklyPeriod } from "./weekly-periods.ts";

/** Hours that can count for somebody: one of their schedules, as applications name it. */
export type AvailabilityRule = {
  /** what an application called it, or the schedule's id in digits where its owner made it */
  id: string;
  /** IANA */
  timeZone: string;
  weeklyPeriods: WeeklyPeriod[];
  /** the only ones that close its hours, by their ids as they were selected; none for all that are selected */
  calendars: string[];
  /** the event types for which its user has chosen it */
  eventTypeIds: number[];
  /** counts where nothing else is chosen */
  isDefault: boolean;
};

/** A user's rules, by id. */
export async function listRules(db: Database, userId: number): Promise<AvailabilityRule[]> {
  const [schedules, names, uses] = await Promise.all([
    listSchedules(db, userId),
    db.availabilityRule.findMany({ where: { userId } }),
    listScheduleUses(db, userId),
  ]);
  const nameOf = new Map(names.map((rule) => [rule.scheduleId, rule]));
  return schedules
    .map(({ id, timeZone, isDefault, availability }) => ({
      id: nameOf.get(id)?.name ?? String(id),
      timeZone,
      weeklyPeriods: periodsOf(availability),
      calendars: nameOf.get(id)?.calendars ?? [],
      eventTypeIds: uses.filter(({ scheduleId }) => scheduleId === id).map(({ eventTypeId }) => eventTypeId),
      isDefault,
    }))
    .toSorted((a, b) => a.id.localeCompare(b.id));
}
