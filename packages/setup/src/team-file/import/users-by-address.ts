import type { Prisma } from "@calcache/prisma";

/** A user as found; `email` as it is stored. */
export type KnownUser = { id: number; email: string; username: string | null };

/**
 * Users by their addresses in lower case, in whatever case they are stored. Of several who differ in that only, the one who is
 * stored in lower case.
 */
export async function findUsersByAddress(
  transaction: Prisma.TransactionClient,
  addresses: readonly string[],
): Promise<ReadonlyMap<string, KnownUser>> {
  const users = await transaction.$queryRaw<KnownUser[]>`
    SELECT id, email, username FROM users WHERE lower(email) = ANY(${addresses}::text[])
    ORDER BY email = lower(email), id DESC`;
  return new Map(users.map((user) => [user.email.toLowerCase(), user]));
}
