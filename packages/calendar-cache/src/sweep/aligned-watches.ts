import { Prisma } from "@calcache/prisma";
import type { Engine } from "../engine/engine.ts";
import { integrationsOf } from "../engine/providers.ts";
import { configurationVersion } from "../store/configuration-version.ts";

/** The row of the lease table that has what the watches agree with. */
const aligned = "align watches";

/** ms after which the watches are compared whatever is known of them: a host may write rows with its triggers switched off. */
const compareEvery = 60 * 60_000;

/**
 * SQL: a row of what the watches follow now, as text (`version`), and whether they were found to agree with that within the last
 * hour (`known`): then there is no need to look at each calendar. Of what they follow, memberships alone aren't counted as configuration.
 */
export const alignment = (engine: Engine) => Prisma.sql`
  SELECT now.version, COALESCE(l.version = now.version AND l.finished_at > ${new Date(engine.now() - compareEvery)}, FALSE) AS known
  FROM (SELECT ${Prisma.raw(configurationVersion)} || ' ' || ${integrationsOf(engine).join()}::text || ' ' || (
    SELECT count(*) || ' ' || COALESCE(sum(hashint8(("userId"::int8 << 32) + "teamId")), 0) FROM "Membership" WHERE accepted)
    AS version) now
  LEFT JOIN calcache.lease l ON l.name = ${aligned}`;

/** @param version as {@link alignment} found it before the watches were compared */
export async function noteAlignment(engine: Engine, version: string): Promise<void> {
  const done = { version, finishedAt: new Date(engine.now()) };
  await engine.db.lease.upsert({
    where: { name: aligned },
    create: { name: aligned, ...done },
    update: done,
  });
}
