import type { Schedule } from "@calcache/availability";
import { type Providers, type SelectedCalendar, toSelectedCalendar } from "@calcache/calendar-cache";
import { type StandIn, standInsOf, withAbsences } from "./host-absences.ts";
import { hostSchedules } from "./host-schedules.ts";
import { type HostRows, toSelectedRow } from "./host-statement.ts";

/** Somebody, or a room imported as a user, whose time can be asked for. */
export type Host = {
  userId: number;
  username: string | null;
  name: string;
  email: string;
  schedule: Schedule;
  /** Who stands in for them where they are away, if they have said so. */
  standIns: readonly StandIn[];
  /** By whoever runs the installation: nobody is offered their time. */
  isLocked: boolean;
  /** What closes their time; none leaves all working hours free. */
  calendars: readonly SelectedCalendar[];
};

/** The people of a statement made with `hostTables` and `hostColumns`, in the order of their ids. */
export function toHosts({ hosts, hours, calendars, absences }: HostRows, providers: Providers): Host[] {
  const scheduleOf = hostSchedules(hours ?? []);
  const absencesOf = Map.groupBy(absences ?? [], ([userId]) => userId);
  const calendarsOf = Map.groupBy(calendars ?? [], ([userId]) => userId);
  return (hosts ?? []).map(([userId, username, name, email, scheduleId, timeZone, isLocked]) => ({
    userId,
    username,
    name: name ?? username ?? email,
    email,
    schedule: withAbsences(scheduleOf(scheduleId, timeZone), absencesOf.get(userId)),
    standIns: standInsOf(absencesOf.get(userId)),
    isLocked,
    calendars: (calendarsOf.get(userId) ?? []).map((row) =>
      toSelectedCalendar(toSelectedRow(row), providers),
    ),
  }));
}
