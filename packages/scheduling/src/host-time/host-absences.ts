import type { Schedule } from "@calcache/availability";
import type { HostShape } from "@calcache/prisma";

/** The first and the last of the dates (`YYYY-MM-DD`) on which somebody is away. */
export type AbsenceTuple = [userId: number, first: string, last: string];

/**
 * SQL: the absences of the people of a table that names them by `id`, in JSON; those that ended long ago are left out. cal.com writes
 * them as UTC's beginning of the first date and end of the last, whatever its user's zone.
 */
export const absencesOf = (table: string, shape: HostShape): string =>
  shape.has("OutOfOfficeEntry.userId")
    ? `(SELECT json_agg(json_build_array(
              o."userId", to_char(o."start", 'YYYY-MM-DD'), to_char(o."end", 'YYYY-MM-DD')) ORDER BY o."start", o."end")
            FROM ${table} h JOIN "OutOfOfficeEntry" o ON o."userId" = h.id WHERE o."end" > CURRENT_DATE - 366)`
    : "NULL::json";

/** A schedule of somebody who is away on some dates. */
export const withAbsences = (schedule: Schedule, absences: readonly AbsenceTuple[] = []): Schedule =>
  absences.length === 0
    ? schedule
    : { ...schedule, absences: absences.map(([, first, last]) => ({ first, last })) };
