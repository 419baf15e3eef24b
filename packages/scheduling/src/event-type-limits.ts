import { z } from "zod";

/** The columns of an event type that limit on which dates, at which minutes and how long it can be booked. */
export type LimitColumns = {
  length: number;
  offsetStart: number;
  periodType: "UNLIMITED" | "ROLLING" | "ROLLING_WINDOW" | "RANGE";
  periodDays: number | null;
  periodStartDate: Date | null;
  periodEndDate: Date | null;
  metadata: unknown;
};

/** Which dates an event type offers, and which lengths. */
export type EventTypeLimits = {
  /** How many dates after today are offered; null for all. */
  periodDays: number | null;
  /** How many dates that have a slot are offered, from today on; null for all. */
  bookableDays: number | null;
  /** The only dates that are offered (`YYYY-MM-DD`, both included), in the event type's zone; null for all. */
  periodDates: { first: string; last: string } | null;
  /** Minutes that starts come after a clock mark. */
  offsetStart: number;
  /** Minutes that may be asked for as duration; null leaves it to the asker. */
  lengths: readonly number[] | null;
};

/** cal.com keeps the lengths to choose from here. */
const metadataFields = z.object({ multipleDuration: z.array(z.int().positive()).min(1) });

/** Reads the limits. A period's dates are stored as their midnights in UTC. */
export function eventTypeLimits(row: LimitColumns): EventTypeLimits {
  const { periodType, periodDays, periodStartDate: first, periodEndDate: last } = row;
  const metadata = metadataFields.safeParse(row.metadata);
  return {
    periodDays: periodType === "ROLLING" ? periodDays : null,
    bookableDays: periodType === "ROLLING_WINDOW" ? periodDays : null,
    periodDates:
      periodType === "RANGE" && first && last ? { first: dateOf(first), last: dateOf(last) } : null,
    offsetStart: row.offsetStart,
    lengths: metadata.success ? [...new Set([row.length, ...metadata.data.multipleDuration])] : null,
  };
}

const dateOf = (midnight: Date) => midnight.toISOString().slice(0, "YYYY-MM-DD".length);
