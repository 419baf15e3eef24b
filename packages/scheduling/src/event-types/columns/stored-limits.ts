import type { BookingLimit } from "@calcache/availability";
import { z } from "zod";

/** cal.com's names of the units, and ours. */
const units = { PER_DAY: "day", PER_WEEK: "week", PER_MONTH: "month", PER_YEAR: "year" } as const;

const number = z.number().nonnegative().nullish();
const stored = z
  .strictObject({ PER_DAY: number, PER_WEEK: number, PER_MONTH: number, PER_YEAR: number })
  .nullish();

/** Reads limits from columns, and remembers the names of those that can't be read. */
export function limitReader() {
  const unreadable: string[] = [];
  const report = (column: string) => {
    unreadable.push(column);
  };
  return {
    unreadable,
    /** Remembers a column that can't be read. */
    report,
    /**
     * The limits of a pair of columns as cal.com writes them; a limit of 0 is none, as there.
     * @param bookings,minutes a column's name and what it holds
     */
    read(
      bookings: readonly [name: string, value: unknown],
      minutes?: readonly [string, unknown],
    ): BookingLimit[] {
      const parse = ([name, value]: readonly [string, unknown], counts: BookingLimit["counts"]) => {
        const parsed = stored.safeParse(value);
        if (!parsed.success) report(name);
        return Object.entries(units).flatMap(([key, unit]): BookingLimit[] => {
          const most = parsed.data?.[key as keyof typeof units];
          return most ? [{ unit, counts, most }] : [];
        });
      };
      return [...parse(bookings, "bookings"), ...(minutes ? parse(minutes, "minutes") : [])];
    },
  };
}

export type LimitReader = ReturnType<typeof limitReader>;
