import { type Database, hostShape, Prisma } from "@calcache/prisma";
import { type CacheFeature, teamHas, teamsRowSays } from "./feature-switches.ts";

export const cacheFeatures = [
  "calendar-cache",
  "calendar-cache-serve",
] as const satisfies readonly CacheFeature[];

/** Whether a team has a feature, and whether by a row of its own; else its organisation decides, or cal.com's newer feature. */
export type TeamFeature = { feature: CacheFeature; isOn: boolean; isOwn: boolean };

/** Whether a team has a feature of cal.com's by a row of its own, else by one of its organisation's. */
export async function teamHasFlag(db: Database, teamId: number, slug: string): Promise<boolean> {
  const says = teamsRowSays(slug, { id: "t.id", parentId: 't."parentId"' }, await hostShape(db));
  const [row] = await db.$queryRaw<{ says: boolean }[]>`
    SELECT ${Prisma.raw(says)} AS says FROM "Team" t WHERE t.id = ${teamId}`;
  return row?.says === true;
}

/** What a team has of the cache's features. */
export async function readTeamFeatures(db: Database, teamId: number): Promise<TeamFeature[]> {
  const shape = await hostShape(db);
  const team = { id: "t.id", parentId: 't."parentId"' };
  const enabled = Prisma.raw(shape.has("TeamFeatures.enabled") ? "f.enabled" : "true");
  const columns = cacheFeatures.map(
    (
      feature,
    ) => Prisma.sql`SELECT ${feature}::text AS feature, ${Prisma.raw(teamHas(feature, team, shape))} AS "isOn",
      EXISTS (SELECT FROM "TeamFeatures" f WHERE f."teamId" = t.id AND f."featureId" = ${feature} AND ${enabled}) AS "isOwn"
      FROM "Team" t WHERE t.id = ${teamId}`,
  );
  return db.$queryRaw<TeamFeature[]>`${Prisma.join(columns, " UNION ALL ")}`;
}

/**
 * Switches a feature of a team on or off by a row of its own. Where rows are only there or not, what its organisation has
 * switched on stays on.
 * @param by who does it, as `user 7`
 */
export async function switchTeamFeature(
  db: Database,
  { teamId, feature, on, by }: { teamId: number; feature: CacheFeature; on: boolean; by: string },
  now: number,
): Promise<void> {
  const shape = await hostShape(db);
  const at = new Date(now);
  if (!shape.has("TeamFeatures.enabled")) {
    await db.$transaction(async (tx) => {
      if (!on) await tx.teamFeatures.deleteMany({ where: { teamId, featureId: feature } });
      else {
        await tx.feature.createMany({ data: { slug: feature }, skipDuplicates: true });
        const row = { teamId, featureId: feature, assignedBy: by, updatedAt: at };
        await tx.teamFeatures.createMany({ data: row, skipDuplicates: true });
      }
    });
    return;
  }
  await db.$transaction(async (tx) => {
    await tx.feature.createMany({ data: { slug: feature }, skipDuplicates: true });
    await tx.$executeRaw`
      INSERT INTO "TeamFeatures" ("teamId", "featureId", "assignedBy", "assignedAt", "updatedAt", enabled)
      VALUES (${teamId}, ${feature}, ${by}, ${at}, ${at}, ${on})
      ON CONFLICT ("teamId", "featureId") DO UPDATE SET enabled = EXCLUDED.enabled, "assignedBy" = EXCLUDED."assignedBy",
        "updatedAt" = EXCLUDED."updatedAt"`;
  });
}
