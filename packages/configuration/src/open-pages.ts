import type { Prisma } from "@calcache/prisma";

/**
 * Tells open booking pages that what can be offered has changed, once the transaction is committed. That what processes remember is
 * forgotten needs no word: triggers count changes of the tables.
 */
export async function tellOpenPages(
  transaction: Pick<Prisma.TransactionClient, "$queryRaw">,
  { users = [], eventTypes = [] }: { users?: number[]; eventTypes?: number[] },
): Promise<void> {
  await transaction.$queryRaw`
    SELECT calcache.notify_availability_change(users => ${users}::int[], event_types => ${eventTypes}::int[])::text`;
}
