import type { Database } from "@calcache/prisma";
import { deleteSchedule } from "../schedules/delete-schedule.ts";

/**
 * Deletes a rule that an application made: what used it uses its user's default from then on. The row that names it goes with its
 * schedule, by a trigger. @returns whether it was there
 */
export async function deleteRule(db: Database, userId: number, name: string): Promise<boolean> {
  const rule = await db.availabilityRule.findUnique({ where: { userId_name: { userId, name } } });
  return rule !== null && (await deleteSchedule(db, userId, rule.scheduleId)).ok;
}
