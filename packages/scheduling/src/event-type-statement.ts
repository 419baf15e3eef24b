import { serveFeature } from "@calcache/calendar-cache";
import type { PreparedStatement } from "@calcache/prisma";
import type { HostHours } from "./host-schedules.ts";

/** An event type with all that hangs on it, as one row. What there are many of comes as lists in JSON, null for none. */
export type EventTypeRow = {
  id: number;
  slug: string;
  title: string;
  description: string | null;
  schedulingType: string | null;
  isRRWeightsEnabled: boolean;
  length: number;
  slotInterval: number | null;
  minimumBookingNotice: number;
  beforeEventBuffer: number;
  afterEventBuffer: number;
  periodType: string;
  periodDays: number | null;
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

/**
 * Finds an event type. An event type of nobody's team without hosts has its owner as its only one. A host's schedule is
 * the one chosen for them here, else the event type's, else their own default. Hours that several schedules have in
 * common come once.
 *
 * Everything is looked up row by row through indexes, which LATERAL with OFFSET 0 holds Postgres to: as one plan serves
 * teams of all sizes, it would else scan whole tables for the smallest.
 *
 * @param where which one; its values are the parameters from $2 on, $1 is the integration
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
    ), member AS (
      SELECT h."userId", h."isFixed", h.priority, h.weight, h."scheduleId"
      FROM event e JOIN "Host" h ON h."eventTypeId" = e.id
      UNION ALL
      SELECT e."userId", true, NULL, NULL, NULL FROM event e
      WHERE e."teamId" IS NULL AND NOT EXISTS (SELECT 1 FROM "Host" h WHERE h."eventTypeId" = e.id)
    ), host AS MATERIALIZED (
      SELECT u.*, m."isFixed", m.priority, m.weight,
             COALESCE(m."scheduleId", (SELECT "scheduleId" FROM event), u."ownScheduleId") AS "scheduleId"
      FROM member m
      CROSS JOIN LATERAL (
        SELECT id, username, name, email, "timeZone",
               (SELECT s.id FROM "Schedule" s WHERE s."userId" = u.id
                ORDER BY s.id IS DISTINCT FROM u."defaultScheduleId", s.id LIMIT 1) AS "ownScheduleId"
        FROM users u WHERE u.id = m."userId" OFFSET 0) u
    )
    SELECT e.id, e.slug, e.title, e.description, e."schedulingType", e."isRRWeightsEnabled", e.length, e."slotInterval",
           e."minimumBookingNotice", e."beforeEventBuffer", e."afterEventBuffer", e."periodType", e."periodDays",
           e."timeZone", e."teamId", e."teamSlug", e."teamName", e."ownerUsername", e."ownerName",
           EXISTS (SELECT 1 FROM "TeamFeatures" f
                   WHERE f."teamId" = e."teamId" AND f."featureId" = '${serveFeature}') AS "servesCache",
           (SELECT json_agg(json_build_array(
                     h.id, h.username, h.name, h.email, h."isFixed", h.priority, h.weight, h."scheduleId",
                     COALESCE((SELECT s."timeZone" FROM "Schedule" s WHERE s.id = h."scheduleId"), h."timeZone"))
                   ORDER BY h.id)
            FROM host h) AS hosts,
           (SELECT json_agg(json_build_array(
                     a.days, EXTRACT(EPOCH FROM a."startTime"), EXTRACT(EPOCH FROM a."endTime"), a.date, a.schedules)
                   ORDER BY a.first)
            FROM (SELECT a.days, a."startTime", a."endTime", a.date,
                         array_agg(a."scheduleId") AS schedules, min(a.id) AS first
                  FROM (SELECT DISTINCT "scheduleId" FROM host) used
                  CROSS JOIN LATERAL (
                    SELECT * FROM "Availability" a WHERE a."scheduleId" = used."scheduleId" OFFSET 0) a
                  GROUP BY 1, 2, 3, 4) a) AS hours,
           (SELECT json_agg(json_build_array(
                     h.id, s."credentialId", s."externalId",
                     (SELECT c.id FROM "Credential" k
                      JOIN mailbox m ON m.integration = k.type AND m.address = k.address
                      JOIN cached_calendar c ON c.mailbox_id = m.id AND c.external_id = s."externalId"
                      WHERE k.id = s."credentialId")))
            FROM host h
            CROSS JOIN LATERAL (
              SELECT * FROM "SelectedCalendar" s
              WHERE s."userId" = h.id AND s.integration = $1 AND s."eventTypeId" IS NOT DISTINCT FROM
                (SELECT CASE WHEN "useEventLevelSelectedCalendars" THEN id END FROM event)
              OFFSET 0) s) AS calendars
    FROM event e`,
});
