import type { PeriodType } from "@calcache/prisma";
import type { PersonalEventTypeEntry } from "../fields/event-type-fields.ts";

type SaidPeriod = Pick<PersonalEventTypeEntry, "periodDays" | "bookingWindow">;

/** How far ahead can be booked, as cal.com stores it. */
export type PeriodColumns = {
  periodType: PeriodType;
  periodDays: number | null;
  periodCountCalendarDays: boolean | null;
};

export const periodSelect = { periodType: true, periodDays: true, periodCountCalendarDays: true } as const;

export function periodColumns({ periodDays, bookingWindow }: SaidPeriod): PeriodColumns {
  const usual = periodDays === null ? null : { type: "calendarDays", value: periodDays, rolling: false };
  const window = bookingWindow ?? usual;
  if (window === null) return { periodType: "UNLIMITED", periodDays: null, periodCountCalendarDays: null };
  return {
    periodType: window.rolling ? "ROLLING_WINDOW" : "ROLLING",
    periodDays: window.value,
    periodCountCalendarDays: window.type === "calendarDays",
  };
}

/** What the columns say; `isOther` where neither a form nor a file has words for it, such as certain dates. */
export function saidPeriod(row: PeriodColumns): SaidPeriod & { isOther: boolean } {
  const { periodType, periodCountCalendarDays } = row;
  // Without a number cal.com takes none.
  const value = row.periodDays ?? 0;
  if (periodType === "UNLIMITED") return { periodDays: null, isOther: false };
  if (periodType === "RANGE") return { periodDays: null, isOther: true };
  const rolling = periodType === "ROLLING_WINDOW";
  if (periodCountCalendarDays && !rolling) return { periodDays: value, isOther: false };
  const type = periodCountCalendarDays ? "calendarDays" : "businessDays";
  return { periodDays: null, bookingWindow: { type, value, rolling }, isOther: false };
}
