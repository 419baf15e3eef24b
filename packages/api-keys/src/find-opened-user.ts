import { type Database, Prisma } from "@calcache/prisma";
import type { ApiKeyInfo } from "./api-key.ts";
import { usersActedForBy, usersSeenBy } from "./reach.ts";

/**
 * The user of that name whose time a key opens, or its own user where nobody is named. Null for whom it doesn't open, and for a name
 * that several of them have in different organisations. A key for chosen calendars opens nothing else of anybody.
 * @param to what is to be done with their hours: colleagues' are for reading
 */
export async function findOpenedUser(
  db: Pick<Database, "$queryRaw">,
  { id }: Pick<ApiKeyInfo, "id">,
  username: string | null,
  to: "read" | "write",
): Promise<number | null> {
  const opened = Prisma.raw(to === "read" ? usersSeenBy("key") : usersActedForBy("key"));
  const found = await db.$queryRaw<{ id: number }[]>`
    WITH key AS (SELECT * FROM calcache.api_key WHERE id = ${id} AND reach <> 'calendars'), opened AS (${opened})
    SELECT u.id FROM opened JOIN users u ON u.id = opened.id
    WHERE CASE WHEN ${username}::text IS NULL THEN u.id = (SELECT user_id FROM key)
          ELSE lower(u.username) = lower(${username}::text) END`;
  const [user, other] = found;
  return user && !other ? user.id : null;
}
