import type { DateSpan, Schedule } from "@calcache/availability";
import { type HostShape, readableTime } from "@calcache/prisma";
import { reasonText, type StoredReason } from "./absence-reason.ts";

/** The first and the last of the dates (`YYYY-MM-DD`) on which somebody is away, who stands in for them, and why. */
export type AbsenceTuple = [
  userId: number,
  first: string,
  last: string,
  standIn: [username: string | null, name: string | null] | null,
  reason: StoredReason | null,
];

/** When a host is away, as everybody may know: without their notes, which are for their team. */
export type HostAbsence = DateSpan & {
  /** a kind of reason, as "🏝️ Vacation" */
  reason: string | null;
  /** a colleague who stands in for them */
  standIn: { username: string | null; name: string } | null;
};

/** Asks the same in the way that suits few people, and in the one that suits many. */
type EachWay = (question: (fence: string, condition: string) => string) => string;

/**
 * SQL: the absences of the people of the table `host`, in JSON; those that ended before `since` are left out. cal.com writes them as UTC's
 * beginning of the first date and end of the last, whatever its user's zone.
 */
export const absencesOf = (shape: HostShape, since: string, eachWay: EachWay): string =>
  shape.has("OutOfOfficeEntry.userId")
    ? `(SELECT json_agg(json_build_array(
              "userId", to_char(${readableTime('"start"')}, 'YYYY-MM-DD'), to_char(${readableTime('"end"')}, 'YYYY-MM-DD'),
              (SELECT json_build_array(t.username, t.name) FROM users t WHERE t.id = "toUserId"),
              ${
                shape.has("OutOfOfficeReason.id")
                  ? `(SELECT json_build_array(r.emoji, r.reason) FROM "OutOfOfficeReason" r WHERE r.id = "reasonId")`
                  : "NULL"
              }) ORDER BY "start", "end")
            FROM (${eachWay(
              (fence, condition) => `
              SELECT o.* FROM host h
              CROSS JOIN LATERAL (
                SELECT o."userId", o."start", o."end", o."toUserId", o."reasonId" FROM "OutOfOfficeEntry" o
                WHERE o."userId" = h.id AND o."end" > ${since} ${fence}) o
              WHERE ${condition}`,
            )}) absence)`
    : "NULL::json";

/** A schedule of somebody who is away on some dates. */
export const withAbsences = (schedule: Schedule, absences: readonly AbsenceTuple[] = []): Schedule =>
  absences.length === 0
    ? schedule
    : { ...schedule, absences: absences.map(([, first, last]) => ({ first, last })) };

/** When somebody is away, for all to know. A colleague without any name isn't told: their address is nobody's business. */
export const publicAbsences = (absences: readonly AbsenceTuple[] = []): HostAbsence[] =>
  absences.map(([, first, last, standIn, reason]) => {
    const [username, fullName] = standIn ?? [null, null];
    const name = fullName ?? username;
    return {
      first,
      last,
      reason: reason && reasonText(reason),
      standIn: name === null ? null : { username, name },
    };
  });
