import { isMailboxOf, presentIdIn } from "@calcache/accounts";
import { belongsTo, readerOf, type SelectedRow } from "@calcache/calendar-cache";
import { everySelectedCalendar, type HostShape, hasSelected } from "@calcache/prisma";
import { type AbsenceTuple, absencesOf } from "./host-absences.ts";
import { type HolidayRows, holidayColumns } from "./host-holidays.ts";
import type { HostHours } from "./host-schedules.ts";
import { type TripTuple, tripsOf } from "./host-trips.ts";

/** What {@link hostColumns} gives: lists in JSON, null for none. */
export type HostRows = HolidayRows & {
  hosts: HostTuple[] | null;
  hours: HostHours[] | null;
  calendars: CalendarTuple[] | null;
  absences: AbsenceTuple[] | null;
  trips: TripTuple[] | null;
  away: AwayTuple[] | null;
};

/** For which a host's mailbox says that its owner is away: half-open, in minutes since the epoch (UTC), rounded outwards. */
type AwayTuple = [userId: number, start: number, end: number];

/** Somebody, with the zone and the id of the schedule that counts for them; no id where they have none. Trips are of their default. */
type HostTuple = [
  userId: number,
  username: string | null,
  name: string | null,
  email: string,
  scheduleId: number | null,
  timeZone: string,
  isLocked: boolean,
  isDefault: boolean,
];

/** A calendar that they selected, or that their tenant's account stands for: without an id where nobody has told it yet. */
export type CalendarTuple = [
  userId: number,
  integration: string,
  externalId: string | null,
  credentialId: number | null,
  delegationCredentialId: string | null,
  cachedId: number | null,
];

export const toSelectedRow = ([
  userId,
  integration,
  externalId,
  credentialId,
  delegationCredentialId,
  cachedId,
]: CalendarTuple): SelectedRow => ({
  userId,
  integration,
  externalId,
  credentialId,
  delegationCredentialId,
  cachedId,
});

/** From how many hosts on it is cheaper to join whole tables than to look each host up. */
const manyHosts = 2_000;

/**
 * The same question twice, of which Postgres answers the one that suits the team: for few hosts their rows are looked up
 * one by one, which `fence` holds Postgres to; for many it is free to join. Left to itself it plans every team for the
 * average one, and reads whole tables for a team of one.
 */
const eachWay = (question: (fence: string, condition: string) => string) => `
  ${question("OFFSET 0", "NOT (SELECT many FROM size)")} UNION ALL ${question("", "(SELECT many FROM size)")}`;

/**
 * SQL: the tables `host`, `hours` and `calendar` of a statement whose table `member` names people as `"userId"`, each with the
 * `"scheduleId"` that is chosen for them here, null leaves it to their own default; and the `"timeZone"` of schedules without one,
 * null for the person's own. A default that isn't there, or isn't theirs, is none, as in cal.com. Hours that several schedules have
 * in common come once.
 * @param shape of the host's tables: not all of them lock users
 * @param counts a condition on `SelectedCalendar s`: whether it closes its owner's time here
 * @param others a table with the ids of further schedules whose hours are asked for
 */
export const hostTables = (shape: HostShape, counts: string, others = "") => `
    size AS MATERIALIZED (
      SELECT count(*) > ${manyHosts} AS many FROM member
    ), host AS MATERIALIZED (${eachWay(
      (fence, condition) => `
      SELECT u.id, u.username, u.name, u.email,
             s.id AS "scheduleId", COALESCE(s."timeZone", m."timeZone", u."timeZone") AS "timeZone", u.locked,
             s.id = own.id AS "isDefault"
      FROM member m
      CROSS JOIN LATERAL (
        SELECT u.id, u.username, u.name, u.email, u."timeZone", u."defaultScheduleId",
               ${shape.has("users.locked") ? "u.locked" : "false"} AS locked
        FROM users u
        WHERE u.id = m."userId" ${fence}) u
      LEFT JOIN LATERAL (
        SELECT own.id FROM "Schedule" own
        WHERE own."userId" = u.id AND own.id = CASE WHEN u."defaultScheduleId" IS NULL
          THEN (SELECT min(id) FROM "Schedule" WHERE "userId" = u.id) ELSE u."defaultScheduleId" END ${fence}) own ON true
      LEFT JOIN LATERAL (
        SELECT s.id, NULLIF(s."timeZone", '') AS "timeZone" FROM "Schedule" s
        WHERE s.id = COALESCE(m."scheduleId", own.id) ${fence}) s ON true
      WHERE ${condition}`,
    )}
    ), hours AS (${eachWay(
      (fence, condition) => `
      SELECT a.* FROM (SELECT DISTINCT "scheduleId" AS id FROM host ${others && `UNION ${others}`}) s
      CROSS JOIN LATERAL (
        SELECT a.id, a."scheduleId", a.days, a."startTime", a."endTime", a.date FROM "Availability" a
        WHERE a."scheduleId" = s.id ${fence}) a
      WHERE ${condition}`,
    )}
    ), calendar AS (${eachWay(
      (fence, condition) => `
      SELECT h.id AS "userId", s.integration, COALESCE(c.present_id, s."externalId") AS "externalId", c.credential_id AS "credentialId",
             s."delegationCredentialId", c.id AS "cachedId"
      FROM host h
      CROSS JOIN LATERAL (
        SELECT s.integration, s."externalId", s."delegationCredentialId", ${readerOf("s")} AS reader
        FROM ${everySelectedCalendar} s
        WHERE s."userId" = h.id AND ${counts} AND NOT ${leftOutByRule(counts)} ${fence}) s
      LEFT JOIN LATERAL (
        SELECT a.credential_id, c.id, ${presentIdIn("m", 's."externalId"')} AS present_id FROM calcache.account a
        LEFT JOIN calcache.mailbox m ON ${isMailboxOf("m", "a")}
        LEFT JOIN calcache.cached_calendar c
          ON c.mailbox_id = m.id AND c.external_id = ${presentIdIn("m", 's."externalId"')}
        WHERE a.credential_id = s.reader AND a.integration = s.integration ${fence}) c ON true
      WHERE ${condition}`,
    )}
      UNION ALL ${calendarsToCome}
    )`;

/**
 * SQL of a condition on `SelectedCalendar s`: whether it doesn't close the hours of the host `h`, because the rule that names their
 * schedule says which ones do. Where not all of these count here, as one that isn't selected any more, none is left out.
 */
const leftOutByRule = (counts: string) => `EXISTS (
          SELECT FROM calcache.availability_rule r
          WHERE r.schedule_id = h."scheduleId" AND r.user_id = h.id AND cardinality(r.calendars) > 0
            AND s."externalId" <> ALL(r.calendars) AND NOT EXISTS (
              SELECT unnest(r.calendars) EXCEPT SELECT s."externalId" FROM ${everySelectedCalendar} s
              WHERE s."userId" = h.id AND ${counts}))`;

/** SQL: the calendars of hosts whose tenant lets this app in, but whose account hasn't been made yet. The next sweep makes it. */
const calendarsToCome = `
      SELECT h.id, t.integration, NULL, NULL, NULL, NULL
      FROM host h JOIN calcache.tenant t ON ${belongsTo("h", "t")}
      WHERE NOT ${hasSelected({ user: "h.id", integration: "t.integration" })} AND NOT EXISTS (
        SELECT FROM calcache.tenant_account a WHERE a.tenant_id = t.id AND a.user_id = h.id)`;

/**
 * SQL: when mailboxes of the people of the table `host` say that their owners are away. Such a mailbox is their own account's and has a
 * calendar that closes their time here: what was told by one that isn't read any more counts for nothing.
 */
const awayColumn = (since: string) => `(SELECT json_agg(DISTINCT jsonb_build_array(
              h.id, GREATEST(floor(EXTRACT(EPOCH FROM m.away_from) / 60), 0), ceil(EXTRACT(EPOCH FROM m.away_until) / 60)))
            FROM calcache.mailbox m
            JOIN calcache.cached_calendar c ON c.mailbox_id = m.id
            JOIN calendar s ON s."cachedId" = c.id
            JOIN (
              SELECT id, "userId" FROM "Credential" UNION ALL SELECT credential_id, user_id FROM calcache.tenant_account
            ) k ON k.id = s."credentialId" AND k."userId" = s."userId"
            JOIN host h ON h.id = s."userId"
            WHERE m.away_until > ${since})`;

/**
 * SQL: what {@link HostRows} is made of.
 * @param parameter of the statement, as `$4`: its value is {@link longOver}
 */
export const hostColumns = (shape: HostShape, parameter: string) => `
           ${absencesOf(shape, date(parameter), eachWay)} AS absences,
           ${tripsOf(shape, date(parameter), "SELECT id FROM host")} AS trips,
           ${holidayColumns(shape, date(parameter))},
           ${awayColumn(date(parameter))} AS away,
           (SELECT json_agg(json_build_array(id, username, name, email, "scheduleId", "timeZone", locked, "isDefault") ORDER BY id)
            FROM host) AS hosts,
           (SELECT json_agg(json_build_array(
              days, EXTRACT(EPOCH FROM "startTime"), EXTRACT(EPOCH FROM "endTime"), date, schedules) ORDER BY first)
            FROM (SELECT days, "startTime", "endTime", date,
                         array_agg("scheduleId") AS schedules, min(id) AS first
                  FROM hours GROUP BY 1, 2, 3, 4) shared) AS hours,
           (SELECT json_agg(json_build_array(
              "userId", integration, "externalId", "credentialId", "delegationCredentialId", "cachedId"))
            FROM calendar) AS calendars`;

/** SQL: the date that a parameter of {@link longOver} says. */
export const date = (parameter: string) => `${parameter}::date`;

const day = 24 * 60 * 60_000;

/** The date (`YYYY-MM-DD`, UTC) before which nobody asks when somebody was away or elsewhere. @param now epoch ms */
export const longOver = (now: number): string => new Date(now - 366 * day).toISOString().slice(0, 10);
