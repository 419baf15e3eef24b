import { type ScheduleEntry, type StoredHours, toWrittenHours } from "@calcache/configuration";

/** A schedule as a team file has it. */
export const exportSchedule = (
  { timeZone, availability }: { timeZone: string | null; availability: readonly StoredHours[] },
  usersTimeZone: string,
): ScheduleEntry => ({ timeZone: timeZone ?? usersTimeZone, ...toWrittenHours(availability) });
