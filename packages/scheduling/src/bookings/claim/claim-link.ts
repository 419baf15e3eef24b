import { Prisma } from "@calcache/prisma";
import { isOpen } from "../../event-types/found/private-link.ts";

/** A private link was used up, or its time passed, before somebody could book by it. */
export class LinkOver extends Error {
  override name = "LinkOver";
}

/**
 * Uses a private link of an event type once. Whoever comes at the same time waits for this transaction, and finds the link as it leaves it.
 * @throws LinkOver
 */
export async function claimLink(
  tx: Prisma.TransactionClient,
  { link, eventTypeId }: { link: string | null; eventTypeId: number },
  now: number,
): Promise<void> {
  if (link === null) return;
  const used = await tx.$executeRaw`
    UPDATE "HashedLink" l SET "usageCount" = l."usageCount" + 1
    WHERE l.link = ${link} AND l."eventTypeId" = ${eventTypeId} AND ${Prisma.raw(isOpen(`'${new Date(now).toISOString()}'`))}`;
  if (used === 0) throw new LinkOver();
}
