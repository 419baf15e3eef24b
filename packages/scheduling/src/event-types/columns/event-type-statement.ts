import {
  configurationVersion,
  roomAddresses,
  teamHas,
  teamsRowSays,
  usersWithCache,
} from "@calcache/calendar-cache";
import type { HostShape, PreparedStatement } from "@calcache/prisma";
import { date, type HostRows, hostColumns, hostTables } from "../../host-time/hosts/host-statement.ts";
import { type TripTuple, tripsOf } from "../../host-time/hosts/host-trips.ts";
import type { AfterBookingColumns } from "./after-booking.ts";
import type { LimitColumns } from "./event-type-limits.ts";

/** An event type with all that hangs on it, as one row. What there are many of comes as lists in JSON, null for none. */
export type EventTypeRow = LimitColumns &
  HostRows &
  CountedLimitColumns &
  ConfirmationColumns &
  AfterBookingColumns &
  RestrictionColumns & {
    id: number;
    slug: string;
    title: string;
    description: string | null;
    schedulingType: string | null;
    isRRWeightsEnabled: boolean;
    rescheduleWithSameRoundRobinHost: boolean;
    slotInterval: number | null;
    minimumBookingNotice: number;
    beforeEventBuffer: number;
    afterEventBuffer: number;
    timeZone: string | null;
    lockTimeZoneToggleOnBookingPage: boolean;
    interfaceLanguage: string | null;
    lockedTimeZone: string | null;
    teamId: number | null;
    teamSlug: string | null;
    teamName: string | null;
    ownerUsername: string | null;
    ownerName: string | null;
    seatsPerTimeSlot: number | null;
    seatsShowAvailabilityCount: boolean | null;
    bookingFields: unknown;
    locations: unknown;
    recurringEvent: unknown;
    servesCache: boolean;
    members: MemberTuple[] | null;
    rooms: RoomTuple[] | null;
    hostLimits: HostLimitTuple[] | null;
    version: string;
  };

/** How much may be booked, as the columns say it; `limitZone` is whose days, weeks, months and years these are. */
export type CountedLimitColumns = {
  bookingLimits: unknown;
  durationLimits: unknown;
  limitZone: string | null;
  /** The team whose limits count: its own, or the one that manages it and counts what it manages. */
  limitingTeamId: number | null;
  teamBookingLimits: unknown;
  includeManagedEventsInLimits: boolean | null;
  maxActiveBookingsPerBooker: number | null;
  maxActiveBookingPerBookerOfferReschedule: boolean;
};

/** Which bookings hosts have to confirm. */
export type ConfirmationColumns = {
  requiresConfirmation: boolean;
  requiresConfirmationWillBlockSlot: boolean;
  requiresConfirmationForFreeEmail: boolean;
  metadata: unknown;
};

/** The schedule to whose hours slots are confined, null for none; its zone, and the trips of whose default it is. */
export type RestrictionColumns = {
  restrictionScheduleId: number | null;
  restrictionZone: string | null;
  useBookerTimezone: boolean;
  restrictionTrips: TripTuple[] | null;
};

/** What a host has set for all event types, and whose days these are. */
export type HostLimitTuple = [userId: number, bookings: unknown, minutes: unknown, timeZone: string];

/** What of a host is this event type's own. */
type MemberTuple = [
  userId: number,
  isFixed: boolean,
  priority: number | null,
  weight: number | null,
  groupId: string | null,
];

/** A user whom the event type names as a room, by this address in lower case. */
export type RoomTuple = [userId: number, address: string];

/**
 * Finds an event type. Without hosts, old event types have them among their users; one of nobody's team without either has its
 * owner as its only one. A host's schedule is the event type's, else the one chosen for them here, else their own default. A restriction
 * counts where its team has cal.com's feature for it.
 * @param where which one; its values are the parameters, and then comes {@link longOver}, as `over`
 */
export const eventTypeStatement = (
  name: string,
  where: string,
  over: string,
  shape: HostShape,
): PreparedStatement => ({
  name: `event type by ${name}`,
  text: `
    WITH event AS MATERIALIZED (
      SELECT e.id, e.slug, e.title, e.description, e."schedulingType", e."isRRWeightsEnabled", e.length, e."slotInterval",
             e."minimumBookingNotice", e."beforeEventBuffer", e."afterEventBuffer", e."offsetStart", e.metadata,
             e."onlyShowFirstAvailableSlot", e."rescheduleWithSameRoundRobinHost", e."showOptimizedSlots", e."seatsPerTimeSlot", e."seatsShowAvailabilityCount",
             e."bookingFields", e.locations, e."recurringEvent", e."successRedirectUrl", e."forwardParamsSuccessRedirect",
             e."disableCancelling", e."disableRescheduling", e."hideCalendarEventDetails", e."hideCalendarNotes",
             e."lockTimeZoneToggleOnBookingPage", e."interfaceLanguage",
             ${shape.has("EventType.lockedTimeZone") ? `NULLIF(e."lockedTimeZone", '')` : "NULL::text"} AS "lockedTimeZone",
             e."periodType", e."periodDays", e."periodCountCalendarDays", e."periodStartDate", e."periodEndDate",
             NULLIF(e."timeZone", '') AS "timeZone", e."teamId", e."userId",
             e."scheduleId", e."useEventLevelSelectedCalendars", t.slug AS "teamSlug", t.name AS "teamName",
             t."parentId" AS "teamParentId", o.username AS "ownerUsername", o.name AS "ownerName",
             e."bookingLimits", e."durationLimits", e."maxActiveBookingsPerBooker",
             e."maxActiveBookingPerBookerOfferReschedule", e."requiresConfirmation",
             e."requiresConfirmationWillBlockSlot", e."requiresConfirmationForFreeEmail",
             CASE WHEN ${teamsRowSays("restriction-schedule", team, shape)} THEN e."restrictionScheduleId" END AS "restrictionScheduleId",
             e."useBookerTimezone",
             COALESCE(t.id, m.id) AS "limitingTeamId", COALESCE(t."bookingLimits", m."bookingLimits") AS "teamBookingLimits",
             COALESCE(t."includeManagedEventsInLimits", m."includeManagedEventsInLimits") AS "includeManagedEventsInLimits"
      FROM "EventType" e
      LEFT JOIN "Team" t ON t.id = e."teamId"
      LEFT JOIN users o ON o.id = e."userId"
      LEFT JOIN "EventType" p ON p.id = e."parentId"
      LEFT JOIN "Team" m ON m.id = p."teamId" AND m."includeManagedEventsInLimits" AND t.id IS NULL
      WHERE ${where}
      ORDER BY e.id LIMIT 1
    ), room AS MATERIALIZED (
      SELECT u.id AS "userId", lower(u.email) AS address
      FROM (
        SELECT array_agg(lower(r.address)) AS addresses FROM event e CROSS JOIN LATERAL (${roomAddresses("e")}) r HAVING count(*) > 0
      ) named
      CROSS JOIN LATERAL (SELECT u.id, u.email FROM users u WHERE lower(u.email) = ANY(named.addresses) OFFSET 0) u
    ), member AS MATERIALIZED (
      SELECT h."userId", h."isFixed", h.priority, h.weight, h."groupId", COALESCE(e."scheduleId", h."scheduleId") AS "scheduleId", e."timeZone",
             false AS "isRoom"
      FROM event e JOIN "Host" h ON h."eventTypeId" = e.id
      UNION ALL
      SELECT u."B", e."schedulingType" IS DISTINCT FROM 'roundRobin', NULL, NULL, NULL, e."scheduleId", e."timeZone", false
      FROM event e JOIN _user_eventtype u ON u."A" = e.id WHERE ${without('"Host"', '"eventTypeId"')}
      UNION ALL
      SELECT e."userId", true, NULL, NULL, NULL, e."scheduleId", e."timeZone", false FROM event e
      WHERE e."teamId" IS NULL AND ${without('"Host"', '"eventTypeId"')} AND ${without("_user_eventtype", '"A"')}
      UNION ALL
      SELECT r."userId", false, NULL, NULL, NULL, NULL, NULL, true FROM room r
    ), ${hostTables(
      shape,
      `
          CASE WHEN (SELECT "useEventLevelSelectedCalendars" FROM event) AND s."userId" NOT IN (SELECT "userId" FROM room)
               THEN s."eventTypeId" = (SELECT id FROM event) ELSE s."eventTypeId" IS NULL END`,
      `SELECT "restrictionScheduleId" FROM event`,
    )}, restriction AS (
      SELECT r.id, NULLIF(r."timeZone", '') AS "timeZone", o.id AS "travellerId"
      FROM event e JOIN "Schedule" r ON r.id = e."restrictionScheduleId"
      LEFT JOIN users o ON o.id = r."userId" AND o."defaultScheduleId" = r.id AND NOT e."useBookerTimezone"
    )
    SELECT e.id, e.slug, e.title, e.description, e."schedulingType", e."isRRWeightsEnabled", e.length, e."slotInterval",
           e."minimumBookingNotice", e."beforeEventBuffer", e."afterEventBuffer", e."offsetStart", e.metadata,
             e."onlyShowFirstAvailableSlot", e."rescheduleWithSameRoundRobinHost", e."showOptimizedSlots", e."seatsPerTimeSlot", e."seatsShowAvailabilityCount",
             e."bookingFields", e.locations, e."recurringEvent", e."successRedirectUrl", e."forwardParamsSuccessRedirect",
           e."disableCancelling", e."disableRescheduling", e."hideCalendarEventDetails", e."hideCalendarNotes",
           e."lockTimeZoneToggleOnBookingPage", e."lockedTimeZone", e."interfaceLanguage",
           upper(e."periodType"::text) AS "periodType", e."periodDays",
           e."periodCountCalendarDays",
           e."periodStartDate" AT TIME ZONE 'UTC' AS "periodStartDate",
           e."periodEndDate" AT TIME ZONE 'UTC' AS "periodEndDate",
           e."bookingLimits", e."durationLimits", e."maxActiveBookingsPerBooker", e."maxActiveBookingPerBookerOfferReschedule",
           e."requiresConfirmation", e."requiresConfirmationWillBlockSlot", e."requiresConfirmationForFreeEmail",
           e."restrictionScheduleId", e."useBookerTimezone", (SELECT "timeZone" FROM restriction) AS "restrictionZone",
           ${tripsOf(shape, date(over), `SELECT "travellerId" FROM restriction`)} AS "restrictionTrips",
           e."limitingTeamId", e."teamBookingLimits", e."includeManagedEventsInLimits",
           COALESCE((SELECT NULLIF(s."timeZone", '') FROM "Schedule" s WHERE s.id = e."scheduleId"),
                    (SELECT u."timeZone" FROM users u WHERE u.id = (SELECT min("userId") FROM member WHERE NOT "isRoom"))) AS "limitZone",
           (SELECT json_agg(json_build_array(l.user_id, l.booking_limits, l.duration_limits, u."timeZone"))
            FROM member h JOIN calcache.host_limit l ON l.user_id = h."userId" JOIN users u ON u.id = l.user_id
            WHERE NOT h."isRoom") AS "hostLimits",
           e."timeZone", e."teamId", e."teamSlug", e."teamName", e."ownerUsername", e."ownerName",
           ${servesCache(shape)} AS "servesCache",
           (SELECT json_agg(json_build_array("userId", "isFixed", priority, weight, "groupId")) FROM member
            WHERE NOT "isRoom") AS members,
           (SELECT json_agg(json_build_array("userId", address) ORDER BY "userId" DESC) FROM room) AS rooms,
           ${hostColumns(shape, over)},
           ${configurationVersion} AS version
    FROM event e`,
});

const without = (table: string, column: string) =>
  `NOT EXISTS (SELECT FROM ${table} h WHERE h.${column} = e.id)`;

const team = { id: "t.id", parentId: 't."parentId"' };

/** A team's event type has its team's features, and one of nobody's team its owner's. */
function servesCache(shape: HostShape): string {
  const team = { id: 'e."teamId"', parentId: 'e."teamParentId"' };
  const users = usersWithCache(shape);
  const ownersHas = users === null ? "false" : `COALESCE(e."userId" IN (${users}), false)`;
  return `CASE WHEN e."teamId" IS NULL THEN ${ownersHas} ELSE ${teamHas("calendar-cache-serve", team, shape)} END`;
}
