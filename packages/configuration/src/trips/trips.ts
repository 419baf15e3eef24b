import { type Database, err, hostShape, ok, type Result } from "@calcache/prisma";
import { tellOpenPages } from "../open-pages.ts";

/** Dates (`YYYY-MM-DD`) on which a user's default schedule is in another zone; without a last one for good. */
export type OwnTrip = { id: number; first: string; last: string | null; timeZone: string };

/** `overlaps`: another of the user's trips shares a date. `too-many`: they have as many as they may. */
export type TripFailure = { kind: "overlaps" | "too-many" };

const mostTrips = 50;

/** Whether trips can be kept: older versions of cal.com have no table for them. */
export const keepsTrips = async (db: Database): Promise<boolean> =>
  (await hostShape(db)).has("TravelSchedule.userId");

/** A user's trips that aren't over, in order. @param today their date, `YYYY-MM-DD` */
export async function listTrips(db: Database, userId: number, today: string): Promise<OwnTrip[]> {
  const rows = await db.travelSchedule.findMany({
    where: { userId, OR: [{ endDate: null }, { endDate: { gte: midnight(today) } }] },
    orderBy: [{ startDate: "asc" }, { id: "asc" }],
  });
  return rows.map(({ id, startDate, endDate, timeZone }) => ({
    id,
    first: dateOf(startDate),
    last: endDate && dateOf(endDate),
    timeZone,
  }));
}

/** Notes a trip of a user's as cal.com does. @param today their date, `YYYY-MM-DD` */
export async function addTrip(
  db: Database,
  userId: number,
  { first, last, timeZone }: Omit<OwnTrip, "id">,
  today: string,
): Promise<Result<null, TripFailure>> {
  return db.$transaction(async (transaction) => {
    // Two forms that are sent at once each see what the other saved.
    await transaction.$queryRaw`SELECT id FROM users WHERE id = ${userId} FOR NO KEY UPDATE`;
    const others = await transaction.travelSchedule.findMany({
      where: { userId, OR: [{ endDate: null }, { endDate: { gte: midnight(today) } }] },
    });
    if (others.length >= mostTrips) return err({ kind: "too-many" });
    const sharesDates = others.some(
      ({ startDate, endDate }) =>
        (last === null || dateOf(startDate) <= last) && (endDate === null || first <= dateOf(endDate)),
    );
    if (sharesDates) return err({ kind: "overlaps" });
    const endDate = last === null ? null : new Date(midnight(last).getTime() + millisecondsPerDay - 1);
    await transaction.travelSchedule.create({
      data: { userId, timeZone, startDate: midnight(first), endDate },
    });
    await tellOpenPages(transaction, { users: [userId] });
    return ok(null);
  });
}

/**
 * Takes a trip of a user's back. Where cal.com's cron has put its zone into their settings, the zone that it replaced goes back there:
 * without the trip it wouldn't know it any more. The answer is whether there was one.
 */
export function deleteTrip(db: Database, userId: number, id: number): Promise<boolean> {
  return db.$transaction(async (transaction) => {
    const trip = await transaction.travelSchedule.findFirst({
      where: { id, userId },
      include: { user: true },
    });
    if (trip === null) return false;
    const { timeZone, prevTimeZone, user } = trip;
    if (prevTimeZone !== null) {
      await transaction.user.updateMany({
        where: { id: userId, timeZone },
        data: { timeZone: prevTimeZone },
      });
      await transaction.schedule.updateMany({
        where: { id: user.defaultScheduleId ?? 0, userId, timeZone },
        data: { timeZone: prevTimeZone },
      });
    }
    await transaction.travelSchedule.delete({ where: { id } });
    await tellOpenPages(transaction, { users: [userId] });
    return true;
  });
}

const millisecondsPerDay = 86_400_000;
const midnight = (date: string) => new Date(`${date}T00:00:00Z`);
const dateOf = (at: Date) => at.toISOString().slice(0, "YYYY-MM-DD".length);
