import type { Minute, MinuteRange } from "@calcache/availability";
import type { BulkQuery } from "@calcache/prisma";
import type { ExcludedTimes } from "../times/excluded-times.ts";
import { instant, toMinutes } from "../times/times.ts";

/** A booking that several have together: how many seats are taken or held. */
export type SeatedBooking = MinuteRange & { taken: number };

/** Whose seats are asked for. */
export type SeatsQuestion = { eventTypeId: number; perSlot: number };

const inUtc = (column: string) => `${column} AT TIME ZONE 'UTC'`;

/** SQL: how many seats of a booking `b` are taken, and how many are held by others than whoever holds `$uid` at `$now`. */
export const seatsTaken = (now: string, uid: string): string => `
      (SELECT count(*) FROM "BookingSeat" s WHERE s."bookingId" = b.id)::int AS seats,
      (SELECT count(*) FROM "SelectedSlots" h
       WHERE h."isSeat" AND h."eventTypeId" = b."eventTypeId" AND h."userId" = b."userId" AND h."slotUtcStartDate" = b."startTime"
         AND h."releaseAt" > ${now}::timestamp AND h.uid <> ${uid}::text)::int AS held`;

/**
 * The agreed bookings of an event type that begin in a range and have seats. One without any was made while the event type had none, and
 * isn't to be joined.
 * @param now epoch ms
 */
export const seatedBookings = (
  eventTypeId: number,
  { range, own, now }: { range: MinuteRange; own: ExcludedTimes; now: number },
): BulkQuery<SeatedBooking> => ({
  select: `
    SELECT ${inUtc("starts")} AS "startsAt", ${inUtc("ends")} AS "endsAt", seats + held AS taken FROM (
      SELECT b."startTime" AS starts, b."endTime" AS ends, ${seatsTaken("$4", "$5")} FROM "Booking" b
      WHERE b."eventTypeId" = $1::int AND b.status = 'accepted'
        AND b."startTime" >= $2::timestamp AND b."startTime" < $3::timestamp) seated
    WHERE seats > 0`,
  values: [
    eventTypeId,
    instant(range.start).toISOString(),
    instant(range.end).toISOString(),
    new Date(now).toISOString(),
    own.reservationUid ?? "",
  ],
  read: (row) => ({ ...toMinutes(new Date(row.time()), new Date(row.time())), taken: row.int() }),
});

/** The starts at which somebody can join a booking of that length. */
export const joinableStarts = (
  seated: readonly SeatedBooking[],
  { perSlot }: Pick<SeatsQuestion, "perSlot">,
  length: number,
): Minute[] =>
  seated
    .filter(({ start, end, taken }) => end - start === length && taken < perSlot)
    .map(({ start }) => start);
