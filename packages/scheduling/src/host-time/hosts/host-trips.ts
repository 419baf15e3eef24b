import type { Schedule, Trip } from "@calcache/availability";
import { type HostShape, readableTime } from "@calcache/prisma";
import { isTimeZone } from "@calcache/time-zones/data";

/**
 * Dates that somebody spends in another zone. `homeZone` is the zone that cal.com has replaced: while a trip lasts, its cron keeps the
 * trip's zone in the user and in their default schedule. Null before it did, and where there is no cron.
 */
export type TripTuple = [
  userId: number,
  first: string,
  last: string,
  timeZone: string,
  homeZone: string | null,
];

/** SQL: what trips of the people `who` that aren't over by `since` are made of, in JSON. Their dates are stored as those of absences. */
export const tripsOf = (shape: HostShape, since: string, who: string): string =>
  shape.has("TravelSchedule.userId")
    ? `(SELECT json_agg(json_build_array(
              t."userId", to_char(${readableTime('t."startDate"')}, 'YYYY-MM-DD'),
              COALESCE(to_char(${readableTime('t."endDate"')}, 'YYYY-MM-DD'), '9999-12-31'),
              t."timeZone", t."prevTimeZone") ORDER BY t."startDate", t.id)
            FROM "TravelSchedule" t
            WHERE t."userId" IN (${who}) AND (t."endDate" IS NULL OR t."endDate" > ${since}))`
    : "NULL::json";

/** Where somebody's default schedule is in which zone. */
export type Travels = { timeZone: string; trips: readonly Trip[] };

/**
 * Reads trips. A schedule's zone that is that of a trip under way was put there by cal.com's cron: it is the zone of the trip's dates, and
 * all others have the one that it replaced. So a trip counts the same before, while and after the cron changes zones.
 * @param stored the schedule's zone as it stands
 */
export function travelsOf(stored: string, tuples: readonly TripTuple[] = []): Travels {
  const replaced = tuples.find(([, , , timeZone, homeZone]) => homeZone !== null && timeZone === stored);
  return {
    timeZone: replaced?.[4] ?? stored,
    trips: tuples.map(([, first, last, timeZone]) => ({ first, last, timeZone })),
  };
}

/** Whether all of these zones are known here. */
export const isKnown = ({ timeZone, trips }: Travels): boolean =>
  [timeZone, ...trips.map((trip) => trip.timeZone)].every(isTimeZone);

/** A schedule of somebody who travels. */
export const withTrips = (schedule: Schedule, { trips }: Travels): Schedule =>
  trips.length === 0 ? schedule : { ...schedule, trips };
