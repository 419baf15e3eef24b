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
const opensTeam = `own.accepted AND (k.reach = 'colleagues'
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

/** SQL of a condition: whether the key `k` opens a calendar of those. @param calendar SQL of its id, as it was selected */
export const opensCalendar = (calendar: string) =>
  `(k.reach <> 'calendars' OR ${calendar} = ANY(k.calendars))`;
