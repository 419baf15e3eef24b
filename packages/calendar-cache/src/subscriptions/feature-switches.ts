import type { HostShape } from "@calcache/prisma";

/** Team features of cal.com's: one has the members' calendars watched, the other slots served from the cache without being asked to. */
export type CacheFeature = "calendar-cache" | "calendar-cache-serve";

/** cal.com's newer feature, which stands for both. It counts only while it is switched on for the whole installation. */
const subscriptionCache = "calendar-subscription-cache";

const isSwitchedOn = `EXISTS (SELECT FROM "Feature" k WHERE k.slug = '${subscriptionCache}' AND k.enabled)`;

/** How a team is named in a statement, by expressions, as `t."parentId"`. */
type TeamNames = { id: string; parentId: string };

/** SQL of a condition: a team's own row decides, else its parent's; where rows are `enabled` or not, those that aren't switch off. */
export function teamsRowSays(slug: string, { id, parentId }: TeamNames, shape: HostShape): string {
  const enabled = shape.has("TeamFeatures.enabled") ? "f.enabled" : "true";
  const own = (team: string) => `
      (SELECT ${enabled} FROM "TeamFeatures" f WHERE f."teamId" = ${team} AND f."featureId" = '${slug}')`;
  return `COALESCE(${own(id)}, ${own(parentId)}, false)`;
}

const teamHasSubscriptionCache = (team: TeamNames, shape: HostShape) =>
  `${teamsRowSays(subscriptionCache, team, shape)} AND ${isSwitchedOn}`;

/** SQL of a condition: whether a team has a feature. */
export const teamHas = (feature: CacheFeature, team: TeamNames, shape: HostShape): string =>
  `(${teamsRowSays(feature, team, shape)} OR ${teamHasSubscriptionCache(team, shape)})`;

/** SQL: the users who have both features by a row of their own, as `"userId"`; null where a host has no such rows. */
export function usersWithCache(shape: HostShape): string | null {
  if (!shape.has("UserFeatures.userId")) return null;
  const enabled = shape.has("UserFeatures.enabled") ? "AND f.enabled" : "";
  return `SELECT f."userId" FROM "UserFeatures" f WHERE f."featureId" = '${subscriptionCache}' ${enabled} AND ${isSwitchedOn}`;
}

/**
 * SQL: the users whose calendars are watched, as `"userId"`, some of them more than once. A user's own row goes before what their teams
 * have of the newer feature, also where it switches it off. (calcom/cal.diy#25765)
 */
export function watchedUsers(shape: HostShape): string {
  const team = { id: "t.id", parentId: 't."parentId"' };
  const membersWhere = (teamHasIt: string) => `
    SELECT m."userId" FROM "Membership" m
    WHERE m.accepted AND m."teamId" IN (SELECT t.id FROM "Team" t WHERE ${teamHasIt})`;
  const switchedOff = `
    SELECT FROM "UserFeatures" f
    WHERE f."userId" = m."userId" AND f."featureId" = '${subscriptionCache}' AND NOT f.enabled`;
  const unlessOff = shape.has("UserFeatures.enabled") ? `AND NOT EXISTS (${switchedOff})` : "";
  return [
    membersWhere(teamsRowSays("calendar-cache", team, shape)),
    `${membersWhere(teamHasSubscriptionCache(team, shape))} ${unlessOff}`,
    usersWithCache(shape) ?? [],
  ]
    .flat()
    .join(" UNION ALL ");
}
