import type { Prisma } from "@calcache/prisma";

/** Notes in the transaction of a cancellation under which key it was asked for. */
export async function noteCancellation(
  tx: Pick<Prisma.TransactionClient, "keyedCancellation">,
  idempotencyKey: string | null | undefined,
  now: number,
): Promise<void> {
  if (idempotencyKey == null) return;
  await tx.keyedCancellation.create({ data: { idempotencyKey, cancelledAt: new Date(now) } });
}

/** Whether what is asked for was done already: whoever died before answering, or lost the database as it committed, has done it. */
export async function wasCancelledBefore(
  db: Pick<Prisma.TransactionClient, "keyedCancellation">,
  idempotencyKey: string | null = null,
): Promise<boolean> {
  if (idempotencyKey === null) return false;
  return (await db.keyedCancellation.findUnique({ where: { idempotencyKey } })) !== null;
}
