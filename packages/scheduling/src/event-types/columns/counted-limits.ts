import { isTimeZone } from "@calcache/time-zones/data";
import type { LimitsInZone, LimitsQuestion } from "../../host-time/booked/limited-times.ts";
import type { EventTypeWithHosts } from "./event-type.ts";
import type { CountedLimitColumns, HostLimitTuple } from "./event-type-statement.ts";
import type { LimitReader } from "./stored-limits.ts";

/** How much may be booked: of an event type, of its team's members, and by one person. */
export function countedLimits(
  row: CountedLimitColumns,
  { read }: LimitReader,
): Pick<EventTypeWithHosts, "limits" | "bookerLimit"> {
  const timeZone = knownZone(row.limitZone);
  const ofEventType = read(
    ["EventType.bookingLimits", row.bookingLimits],
    ["EventType.durationLimits", row.durationLimits],
  );
  const ofTeam = read(["Team.bookingLimits", row.teamBookingLimits]);
  const { limitingTeamId: id, maxActiveBookingsPerBooker: most } = row;
  const includesManaged = row.includeManagedEventsInLimits === true;
  return {
    limits: {
      ofEventType: { timeZone, limits: ofEventType },
      ofTeam: id === null ? null : { id, includesManaged, timeZone, limits: ofTeam },
    },
    bookerLimit: most ? { most, offersReschedule: row.maxActiveBookingPerBookerOfferReschedule } : null,
  };
}

/** What each host has set for all event types, by user id. */
export function hostLimits(
  tuples: readonly HostLimitTuple[],
  { read }: LimitReader,
): (userId: number) => LimitsInZone {
  const byUser = new Map(
    tuples.map(([userId, bookings, minutes, timeZone]) => {
      const limits = read(["host_limit.booking_limits", bookings], ["host_limit.duration_limits", minutes]);
      return [userId, { timeZone: knownZone(timeZone), limits }];
    }),
  );
  return (userId) => byUser.get(userId) ?? noLimits;
}

/** For whoever has set none. */
export const noLimits: LimitsInZone = { timeZone: "UTC", limits: [] };

const knownZone = (timeZone: string | null) => (timeZone !== null && isTimeZone(timeZone) ? timeZone : "UTC");

/** What is asked to learn which limits keep a slot of so many minutes from being booked. */
export const limitsQuestion = (
  { id, limits, hosts }: Pick<EventTypeWithHosts, "id" | "limits" | "hosts">,
  length: number,
): LimitsQuestion => ({ eventTypeId: id, length, ...limits, hosts });
