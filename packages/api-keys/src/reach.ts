import type { ApiKey } from "@calcache/prisma";

/**
 * Whose time and which calendars a key opens.
 * - `colleagues`: its user's; to read, those of everybody in a team with them too, as Outlook shows free/busy inside an organisation
 * - `own`: its user's
 * - `calendars`: those of its user's calendars, by their ids as they were selected; nothing else of its user
 * - `team`: those of the team's members, while its user administers the team
 */
export type Reach =
  | { kind: "colleagues" | "own" }
  | { kind: "calendars"; calendars: readonly string[] }
  | { kind: "team"; teamId: number };

/** A reach, from its row. */
export function reachOf({ reach, teamId, calendars }: Pick<ApiKey, "reach" | "teamId" | "calendars">): Reach {
  switch (reach) {
    case "COLLEAGUES":
      return { kind: "colleagues" };
    case "OWN":
      return { kind: "own" };
    case "CALENDARS":
      return { kind: "calendars", calendars };
    case "TEAM":
      return { kind: "team", teamId: teamId ?? 0 };
  }
}

/** SQL of a condition: whether a membership `own` of the key's user opens the time of its team to the key `k`. */
export const opensTeam = `own.accepted AND (k.reach = 'colleagues'
  OR (k.reach = 'team' AND own."teamId" = k.team_id AND own.role IN ('ADMIN', 'OWNER')))`;

/**
 * SQL of a query: `key` and `id` of the users whose time it opens.
 * @param keys SQL of a table with the keys' `id`, `user_id`, `reach` and `team_id`
 */
export const usersSeenBy = (keys: string) => `
  SELECT k.id AS key, k.user_id AS id FROM ${keys} k WHERE k.reach <> 'team' UNION
  SELECT k.id, theirs."userId" FROM ${keys} k JOIN "Membership" own ON own."userId" = k.user_id AND ${opensTeam}
  JOIN "Membership" theirs ON theirs."teamId" = own."teamId" AND theirs.accepted`;

/** The same, of the users for whom a key may act: colleagues' time is for reading. */
export const usersActedForBy = (keys: string) => `
  SELECT seen.key, seen.id FROM (${usersSeenBy(keys)}) seen JOIN ${keys} k ON k.id = seen.key
  WHERE k.reach <> 'colleagues' OR seen.id = k.user_id`;

/** SQL of a condition: whether the key `k` opens a user's time. @param user SQL of their id */
export const seesUser = (user: string) => `((k.user_id = ${user} AND k.reach <> 'team') OR EXISTS (
  SELECT FROM "Membership" own JOIN "Membership" theirs ON theirs."teamId" = own."teamId"
  WHERE own."userId" = k.user_id AND ${opensTeam} AND theirs."userId" = ${user} AND theirs.accepted))`;

/** SQL of a condition: whether the key `k` opens the bookings of those whom its user hosts. */
const opensHosted = "k.reach IN ('colleagues', 'own')";

/** SQL of a condition: whether the key `k` opens the bookings of a team. @param team SQL of its id */
const opensBookingsOf = (team: string) => `EXISTS (
  SELECT FROM "Membership" m WHERE m."teamId" = ${team} AND m."userId" = k.user_id AND m.accepted AND m.role IN ('ADMIN', 'OWNER')
    AND (k.reach = 'colleagues' OR (k.reach = 'team' AND m."teamId" = k.team_id)))`;

/**
 * SQL of a condition: whether the key `k` opens a booking: one that its user hosts, or of a team that its user administers; a team's key
 * opens those of its team alone, and one for chosen calendars none.
 * @param host SQL of a host's id
 * @param eventType SQL of its event type's id
 */
export const opensBooking = (
  host: string,
  eventType: string,
) => `((${host} = k.user_id AND ${opensHosted}) OR EXISTS (
  SELECT FROM "EventType" t WHERE t.id = ${eventType} AND ${opensBookingsOf('t."teamId"')}))`;

/** SQL of a query: the ids of the bookings that the key of a table of one row opens. @param key SQL of that table */
export const bookingsOpenedBy = (key: string) => `
  SELECT h.booking_id AS id FROM ${key} k JOIN calcache.booking_host h ON h.user_id = k.user_id WHERE ${opensHosted} UNION
  SELECT b.id FROM ${key} k JOIN "Booking" b ON b."userId" = k.user_id WHERE ${opensHosted} UNION
  SELECT b.id FROM ${key} k JOIN "EventType" t ON ${opensBookingsOf('t."teamId"')} JOIN "Booking" b ON b."eventTypeId" = t.id`;

/** SQL of a condition: whether the key `k` opens a calendar of those. @param calendar SQL of its id, as it was selected */
export const opensCalendar = (calendar: string) =>
  `(k.reach <> 'calendars' OR ${calendar} = ANY(k.calendars))`;
