import type { Database } from "@calcache/prisma";

/**
 * Notes that an operator looks into an open alert: the time after which it becomes more urgent begins anew. Whoever was first stays noted,
 * until the alert has become more urgent.
 * @param now epoch ms
 * @returns false where no such alert is open, or somebody was first
 */
export async function acknowledgeAlert(
  db: Database,
  id: number,
  { userId, now }: { userId: number; now: number },
): Promise<boolean> {
  const { count } = await db.operatorAlert.updateMany({
    where: {
      id,
      openedAt: { not: null },
      closedAt: null,
      OR: [{ acknowledgedAt: null }, { acknowledgedAt: { lt: db.operatorAlert.fields.severitySince } }],
    },
    data: { acknowledgedAt: new Date(now), acknowledgedBy: userId },
  });
  return count > 0;
}
