import { configurationVersion, serveFeature } from "@calcache/calendar-cache";
import type { PreparedStatement } from "@calcache/prisma";
import type { HostHours } from "../host-time/host-schedules.ts";
import type { LimitColumns } from "./event-type-limits.ts";

/** An event type with all that hangs on it, as one row. What there are many of comes as lists in JSON, null for none. */
export type EventTypeRow = LimitColumns & {
  id: number;
  slug: string;
  title: string;
  description: string | null;
  schedulingType: string | null;
  isRRWeightsEnabled: boolean;
  slotInterval: number | null;
  minimumBookingNotice: number;
  beforeEventBuffer: number;
  afterEventBuffer: number;
  timeZone: string | null;
  teamId: number | null;
  teamSlug: string | null;
  teamName: string | null;
  ownerUsername: string | null;
  ownerName: string | null;
  servesCache: boolean;
  hosts: HostTuple[] | null;
  hours: HostHours[] | null;
  calendars: CalendarTuple[] | null;
  version: string;
};

/** A host, with the zone and the id of the schedule that counts for them. */
export type HostTuple = [
  userId: number,
  username: string | null,
  name: string | null,
  email: string,
  isFixed: boolean,
  priority: number | null,
  weight: number | null,
  scheduleId: number | null,
  timeZone: string,
];

/** A selected calendar; `cachedId` is null where it was never seen. */
export type CalendarTuple = [
  userId: number,
  credentialId: number | null,
  externalId: string,
  cachedId: number | null,
];

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
 * Finds an event type. An event type of nobody's team without hosts has its owner as its only one. A host's schedule is
 * the one chosen for them here, else the event type's, else their own default. Hours that several schedules have in
 * common come once.
 * @param where which one; its values are the parameters from $2 on, $1 are the integrations
 */
export const eventTypeStatement = (name: string, where: string): PreparedStatement => ({
  name: `event type by ${name}`,
  text: `
    WITH event AS MATERIALIZED (
      SELECT e.*, t.slug AS "teamSlug", t.name AS "teamName",
             o.username AS "ownerUsername", o.name AS "ownerName"
      FROM "EventType" e
      LEFT JOIN "Team" t ON t.id = e."teamId"
      LEFT JOIN users o ON o.id = e."userId"
      WHERE ${where}
      ORDER BY e.id LIMIT 1
    ), member AS MATERIALIZED (
      SELECT h."userId", h."isFixed", h.priority, h.weight, COALESCE(h."scheduleId", e."scheduleId") AS "scheduleId"
      FROM event e JOIN "Host" h ON h."eventTypeId" = e.id
      UNION ALL
      SELECT e."userId", true, NULL, NULL, e."scheduleId" FROM event e
      WHERE e."teamId" IS NULL AND NOT EXISTS (SELECT 1 FROM "Host" h WHERE h."eventTypeId" = e.id)
    ), size AS MATERIALIZED (
      SELECT count(*) > ${manyHosts} AS many FROM member
    ), host AS MATERIALIZED (${eachWay(
      (fence, condition) => `
      SELECT u.id, u.username, u.name, u.email, m."isFixed", m.priority, m.weight,
             s.id AS "scheduleId", COALESCE(s."timeZone", u."timeZone") AS "timeZone"
      FROM member m
      CROSS JOIN LATERAL (SELECT * FROM users u WHERE u.id = m."userId" ${fence}) u
      LEFT JOIN LATERAL (
        SELECT own.id FROM "Schedule" own WHERE own.id = u."defaultScheduleId" AND own."userId" = u.id ${fence}) own ON true
      LEFT JOIN LATERAL (
        SELECT * FROM "Schedule" s
        WHERE s.id = COALESCE(m."scheduleId", own.id, (SELECT min(id) FROM "Schedule" WHERE "userId" = u.id)) ${fence}) s ON true
      WHERE ${condition}`,
    )}
    ), hours AS (${eachWay(
      (fence, condition) => `
      SELECT a.* FROM (SELECT DISTINCT "scheduleId" AS id FROM host) s
      CROSS JOIN LATERAL (SELECT * FROM "Availability" a WHERE a."scheduleId" = s.id ${fence}) a
      WHERE ${condition}`,
    )}
    ), calendar AS (${eachWay(
      (fence, condition) => `
      SELECT h.id AS "userId", s."credentialId", s."externalId", c.id AS "cachedId"
      FROM host h
      CROSS JOIN LATERAL (
        SELECT * FROM "SelectedCalendar" s
        WHERE s."userId" = h.id AND s.integration = ANY($1::text[])
          AND CASE WHEN (SELECT "useEventLevelSelectedCalendars" FROM event)
                   THEN s."eventTypeId" = (SELECT id FROM event) ELSE s."eventTypeId" IS NULL END ${fence}) s
      LEFT JOIN LATERAL (
        SELECT c.id FROM "Credential" k
        JOIN mailbox m ON m.integration = k.type AND m.address = k.address
        JOIN cached_calendar c ON c.mailbox_id = m.id AND c.external_id = s."externalId"
        WHERE k.id = s."credentialId" ${fence}) c ON true
      WHERE ${condition}`,
    )}
    )
    SELECT e.id, e.slug, e.title, e.description, e."schedulingType", e."isRRWeightsEnabled", e.length, e."slotInterval",
           e."minimumBookingNotice", e."beforeEventBuffer", e."afterEventBuffer", e."offsetStart", e.metadata,
           upper(e."periodType"::text) AS "periodType", e."periodDays",
           e."periodCountCalendarDays",
           e."periodStartDate" AT TIME ZONE 'UTC' AS "periodStartDate",
           e."periodEndDate" AT TIME ZONE 'UTC' AS "periodEndDate",
           e."timeZone", e."teamId", e."teamSlug", e."teamName", e."ownerUsername", e."ownerName",
           EXISTS (SELECT 1 FROM "TeamFeatures" f
                   WHERE f."teamId" = e."teamId" AND f."featureId" = '${serveFeature}') AS "servesCache",
           (SELECT json_agg(json_build_array(
              id, username, name, email, "isFixed", priority, weight, "scheduleId", "timeZone") ORDER BY id)
            FROM host) AS hosts,
           (SELECT json_agg(json_build_array(
              days, EXTRACT(EPOCH FROM "startTime"), EXTRACT(EPOCH FROM "endTime"), date, schedules) ORDER BY first)
            FROM (SELECT days, "startTime", "endTime", date,
                         array_agg("scheduleId") AS schedules, min(id) AS first
                  FROM hours GROUP BY 1, 2, 3, 4) shared) AS hours,
           (SELECT json_agg(json_build_array("userId", "credentialId", "externalId", "cachedId"))
            FROM calendar) AS calendars,
           ${configurationVersion} AS version
    FROM event e`,
});
