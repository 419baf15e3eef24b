import type { Prisma } from "@calcache/prisma";

/**
 * Has what a channel tried before it stood still be sent now, and tried for a day from now: the time in which nothing was sent says nothing
 * about its receiver. What nobody tried yet goes on gathering.
 * @param now epoch ms
 */
export async function beginAnew(
  tx: Pick<Prisma.TransactionClient, "channelNotice">,
  channelId: string,
  now: number,
): Promise<void> {
  const at = new Date(now);
  await tx.channelNotice.updateMany({
    where: { channelId, state: "waiting", firstAttemptAt: { not: null } },
    data: { attempts: 0, firstAttemptAt: at, nextAttemptAt: at },
  });
}
