import { Prisma } from "../generated/client.ts";
import type { HostShape } from "./host-shape.ts";

/** A feature of a team by a row of its own. */
export type OwnFeature = { teamId: number; feature: string };

type Connection = Pick<Prisma.TransactionClient, "$queryRaw" | "$executeRaw">;

/** SQL of whether a row `f` of `TeamFeatures` has its feature on: where rows are `enabled` or not, it may be off. */
export const rowIsOn = (shape: HostShape): string =>
  shape.has("TeamFeatures.enabled") ? "f.enabled" : "true";

/** The features that teams have by rows of their own, in the order of their names. */
export const readOwnFeatures = (
  db: Connection,
  shape: HostShape,
  teamIds: readonly number[],
): Promise<OwnFeature[]> =>
  db.$queryRaw<OwnFeature[]>`
    SELECT "teamId", "featureId" AS feature FROM "TeamFeatures" f
    WHERE "teamId" = ANY(${[...teamIds]}) AND ${Prisma.raw(rowIsOn(shape))} ORDER BY 2`;

/**
 * Switches a feature on or off by a team's own row. Where rows are only there or not, off is none.
 * @param by who does it, as `user 7`
 */
export async function writeOwnFeature(
  transaction: Connection,
  shape: HostShape,
  { teamId, feature }: OwnFeature,
  { on, by, at }: { on: boolean; by: string; at: Date },
): Promise<void> {
  const hasEnabled = shape.has("TeamFeatures.enabled");
  if (!on && !hasEnabled) {
    await transaction.$executeRaw`DELETE FROM "TeamFeatures" WHERE "teamId" = ${teamId} AND "featureId" = ${feature}`;
    return;
  }
  await transaction.$executeRaw`INSERT INTO "Feature" (slug, enabled) VALUES (${feature}, false) ON CONFLICT DO NOTHING`;
  const [column, value, again] = hasEnabled
    ? [
        Prisma.sql`, enabled`,
        Prisma.sql`, ${on}`,
        Prisma.sql`DO UPDATE SET enabled = EXCLUDED.enabled, "assignedBy" = EXCLUDED."assignedBy", "updatedAt" = EXCLUDED."updatedAt"`,
      ]
    : [Prisma.empty, Prisma.empty, Prisma.sql`DO NOTHING`];
  await transaction.$executeRaw`
    INSERT INTO "TeamFeatures" ("teamId", "featureId", "assignedBy", "assignedAt", "updatedAt" ${column})
    VALUES (${teamId}, ${feature}, ${by}, ${at}, ${at} ${value}) ON CONFLICT ("teamId", "featureId") ${again}`;
}
