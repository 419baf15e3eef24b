import type { MinuteRange, Schedule } from "@calcache/availability";
import { type Providers, type SelectedCalendar, toSelectedCalendar } from "@calcache/calendar-cache";
import { type HostAbsence, publicAbsences, withAbsences } from "./host-absences.ts";
import { holidaysOf } from "./host-holidays.ts";
import { hostSchedules } from "./host-schedules.ts";
import { type HostRows, toSelectedRow } from "./host-statement.ts";
import { isKnown, travelsOf, withTrips } from "./host-trips.ts";

/**
 * - `locked`: by whoever runs the installation
 * - `unknown_time_zone`: their schedule's hours, or those of a trip, are those of a zone that nobody knows, and so at no time
 */
export type Barred = "locked" | "unknown_time_zone";

/** Somebody, or a room imported as a user, whose time can be asked for. */
export type Host = {
  userId: number;
  username: string | null;
  name: string;
  email: string;
  schedule: Schedule;
  /** When they are away, for all to know. */
  absences: readonly HostAbsence[];
  /** When their mailboxes say that they are away, which closes their time. */
  away: readonly MinuteRange[];
  /** Why nobody is offered their time, whatever stands in their calendars; null for most. */
  barred: Barred | null;
  /** What closes their time; none leaves all working hours free, but a room unknown. */
  calendars: readonly SelectedCalendar[];
  /** Whether it is a room that an event type's bookings take one of; left out for whoever else. */
  isRoom?: true;
};

/** A room that bookings may take, by the name that its event type has for it. It has no working hours. */
export type Room = Host & { isRoom: true };

export const isRoom = (host: Host): host is Room => host.isRoom === true;

/** The people of a statement made with `hostTables` and `hostColumns`, in the order of their ids. */
export function toHosts(
  { hosts, hours, calendars, absences, trips, away, ...rows }: HostRows,
  providers: Providers,
): Host[] {
  const scheduleOf = hostSchedules(hours ?? []);
  const outOfOffice = Map.groupBy(absences ?? [], ([userId]) => userId);
  const holidays = holidaysOf(rows);
  const awayOf = Map.groupBy(away ?? [], ([userId]) => userId);
  const calendarsOf = Map.groupBy(calendars ?? [], ([userId]) => userId);
  const tripsOf = Map.groupBy(trips ?? [], ([userId]) => userId);
  return (hosts ?? []).map(
    ([userId, username, name, email, scheduleId, timeZone, isLocked, isDefault]): Host => {
      const absent = [...(outOfOffice.get(userId) ?? []), ...holidays(userId)];
      const stored = travelsOf(timeZone, isDefault ? tripsOf.get(userId) : []);
      const travels = isKnown(stored) ? stored : { timeZone: "UTC", trips: [] };
      return {
        userId,
        username,
        name: name ?? username ?? email,
        email,
        schedule: withAbsences(withTrips(scheduleOf(scheduleId, travels.timeZone), travels), absent),
        absences: publicAbsences(absent),
        away: (awayOf.get(userId) ?? []).map(([, start, end]) => ({ start, end })),
        barred: isLocked ? "locked" : isKnown(stored) ? null : "unknown_time_zone",
        calendars: (calendarsOf.get(userId) ?? []).map((row) =>
          toSelectedCalendar(toSelectedRow(row), providers),
        ),
      };
    },
  );
}
