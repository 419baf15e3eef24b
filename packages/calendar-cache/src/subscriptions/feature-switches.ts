import type { HostShape } from "@calcache/prisma";

/** Team features of cal.com's: one has the members' calendars watched, the other slots served from the cache without being asked to. */
export type CacheFeature = "calendar-cache" | "calendar-cache-serve";

/** cal.com's newer feature, which stands for both. It counts only while it is switched on for the whole installation. */
const subscriptionCache = "calendar-subscription-cache";

/**
 * SQL of a condition: whether a team has a feature. The team's own row decides, else its parent's; where rows say whether they are
 * `enabled`, those that aren't switch it off.
 * @param id an expression, as `parentId`
 */
export const teamHas = (
  feature: CacheFeature,
  { id, parentId }: { id: string; parentId: string },
  shape: HostShape,
): string => {
  const enabled = shape.has("TeamFeatures.enabled") ? "f.enabled" : "true";
  const own = (slug: string, team: string) => `
      (SELECT ${enabled} FROM "TeamFeatures" f WHERE f."teamId" = ${team} AND f."featureId" = '${slug}')`;
  const has = (slug: string) => `COALESCE(${own(slug, id)}, ${own(slug, parentId)}, false)`;
  return `(${has(feature)} OR ${has(subscriptionCache)} AND ${isSwitchedOn})`;
};

const isSwitchedOn = `EXISTS (SELECT FROM "Feature" k WHERE k.slug = '${subscriptionCache}' AND k.enabled)`;

/** SQL: the users who have both features by a row of their own, as `"userId"`; null where a host has no such rows. */
export function usersWithCache(shape: HostShape): string | null {
  if (!shape.has("UserFeatures.userId")) return null;
  const enabled = shape.has("UserFeatures.enabled") ? "AND f.enabled" : "";
  return `SELECT f."userId" FROM "UserFeatures" f WHERE f."featureId" = '${subscriptionCache}' ${enabled} AND ${isSwitchedOn}`;
}
