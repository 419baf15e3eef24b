import { Prisma } from "@calcache/prisma";
import type { Engine } from "../engine/engine.ts";

/** The row of the lease table that shows when it was last done. */
const name = "reconcile";

/** Once a day, because a host may restore or copy rows with its triggers switched off. In ms. */
const every = 24 * 60 * 60_000;

/** An SQL condition: whether triggers on the host's tables have missed something, or may have in the last day. */
export const mayHaveGaps = (engine: Engine) => Prisma.sql`(
  EXISTS (SELECT 1 FROM calcache.trigger_gap)
  OR NOT EXISTS (SELECT 1 FROM calcache.lease
    WHERE name = ${name} AND finished_at > ${new Date(engine.now() - every)}))`;

/** Makes accounts, and what else of ours follows the host's rows, agree with them. */
export async function reconcile(engine: Engine): Promise<void> {
  const gaps = await engine.db.triggerGap.findMany({ select: { reason: true }, distinct: ["reason"] });
  await engine.db.$queryRaw`SELECT calcache.reconcile()::text`;
  const finishedAt = new Date(engine.now());
  await engine.db.lease.upsert({ where: { name }, create: { name, finishedAt }, update: { finishedAt } });
  if (gaps.length === 0) return;
  const reasons = gaps.map(({ reason }) => reason);
  engine.log.warn({ reasons }, "[Triggers] what they missed on the host's tables was made good");
}
