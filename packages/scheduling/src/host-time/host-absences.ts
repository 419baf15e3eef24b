import type { DateSpan, Schedule } from "@calcache/availability";
import { type HostShape, readableTime } from "@calcache/prisma";

/** The first and the last of the dates (`YYYY-MM-DD`) on which somebody is away, and who stands in for them. */
export type AbsenceTuple = [
  userId: number,
  first: string,
  last: string,
  standIn: [username: string | null, name: string | null] | null,
];

/** A colleague who stands in for a host on some dates. */
export type StandIn = DateSpan & { username: string | null; name: string };

/** Asks the same in the way that suits few people, and in the one that suits many. */
type EachWay = (question: (fence: string, condition: string) => string) => string;

/**
 * SQL: the absences of the people of the table `host`, in JSON; those that ended long ago are left out. cal.com writes them as UTC's
 * beginning of the first date and end of the last, whatever its user's zone.
 */
export const absencesOf = (shape: HostShape, eachWay: EachWay): string =>
  shape.has("OutOfOfficeEntry.userId")
    ? `(SELECT json_agg(json_build_array(
              "userId", to_char(${readableTime('"start"')}, 'YYYY-MM-DD'), to_char(${readableTime('"end"')}, 'YYYY-MM-DD'),
              (SELECT json_build_array(t.username, t.name) FROM users t WHERE t.id = "toUserId")) ORDER BY "start", "end")
            FROM (${eachWay(
              (fence, condition) => `
              SELECT o.* FROM host h
              CROSS JOIN LATERAL (
                SELECT o."userId", o."start", o."end", o."toUserId" FROM "OutOfOfficeEntry" o
                WHERE o."userId" = h.id AND o."end" > CURRENT_DATE - 366 ${fence}) o
              WHERE ${condition}`,
            )}) absence)`
    : "NULL::json";

/** A schedule of somebody who is away on some dates. */
export const withAbsences = (schedule: Schedule, absences: readonly AbsenceTuple[] = []): Schedule =>
  absences.length === 0
    ? schedule
    : { ...schedule, absences: absences.map(([, first, last]) => ({ first, last })) };

/** Who stands in, and when. A colleague without any name isn't told: their address is nobody's business. */
export const standInsOf = (absences: readonly AbsenceTuple[] = []): StandIn[] =>
  absences.flatMap(([, first, last, standIn]) => {
    const [username, fullName] = standIn ?? [null, null];
    const name = fullName ?? username;
    return name === null ? [] : [{ first, last, username, name }];
  });
