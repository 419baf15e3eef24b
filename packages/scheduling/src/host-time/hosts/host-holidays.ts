import { type HostShape, optionalColumns } from "@calcache/prisma";
import type { AbsenceTuple } from "./host-absences.ts";

/** The holidays of a country, as newer versions of cal.com keep them: a date (`YYYY-MM-DD`) each. */
export type HolidayTuple = [countryCode: string, eventId: string, name: string, date: string];

/** The country whose holidays somebody has, but for those on which they work: by their ids as they stand in the cache, as cal.com compares them. */
export type HolidaySettingTuple = [userId: number, countryCode: string, disabledIds: string[] | null];

/** What {@link holidayColumns} gives: lists in JSON, null for none. */
export type HolidayRows = {
  holidays: HolidayTuple[] | null;
  holidaySettings: HolidaySettingTuple[] | null;
};

const needed = optionalColumns.filter((column) => /^(UserHolidaySettings|HolidayCache)\./.test(column));

/**
 * SQL: what the holidays of the people of the table `host` are made of. A country's are told once, however many have them; those
 * before `since` are left out. cal.com stores a date's UTC midnight.
 */
export const holidayColumns = (shape: HostShape, since: string): string =>
  needed.every((column) => shape.has(column))
    ? `(SELECT json_agg(json_build_array(c."countryCode", c."eventId", c.name, to_char(c.date, 'YYYY-MM-DD')) ORDER BY c.date, c."eventId")
            FROM "HolidayCache" c
            WHERE c.date > ${since} AND isfinite(c.date) AND c."countryCode" IN (
              SELECT s."countryCode" FROM "UserHolidaySettings" s WHERE s."userId" IN (SELECT id FROM host))) AS holidays,
           (SELECT json_agg(json_build_array(s."userId", s."countryCode", s."disabledIds")) FROM "UserHolidaySettings" s
            WHERE s."countryCode" IS NOT NULL AND s."userId" IN (SELECT id FROM host)) AS "holidaySettings"`
    : `NULL::json AS holidays, NULL::json AS "holidaySettings"`;

/** Tells of each of these people on which holidays they are away, under the holiday's name. */
export function holidaysOf({ holidays, holidaySettings }: HolidayRows): (userId: number) => AbsenceTuple[] {
  const ofCountry = Map.groupBy(holidays ?? [], ([countryCode]) => countryCode);
  const settingOf = new Map((holidaySettings ?? []).map((setting) => [setting[0], setting]));
  return (userId) => {
    const [, country, disabled] = settingOf.get(userId) ?? [];
    const works = new Set(disabled);
    return (ofCountry.get(country ?? "") ?? [])
      .filter(([, eventId]) => !works.has(eventId))
      .map(([, , name, date]): AbsenceTuple => [userId, date, date, null, ["", name]]);
  };
}
