import type { Database } from "@calcache/prisma";

/**
 * Event types of the first one's kind, but round robins, whose hosts are users by their ids, so many each.
 * @param first the id of the first user
 */
export async function seedLargeTeams(
  db: Database,
  { first, count, each }: { first: number; count: number; each: number },
): Promise<{ id: number; slug: string }[]> {
  const types = Math.floor(count / each);
  await db.$executeRaw`
    INSERT INTO "EventType" SELECT r.* FROM "EventType" x, generate_series(1, ${types}::int) n, jsonb_populate_record(x,
      jsonb_build_object('id', ${first} + n, 'slug', 'large' || n, 'schedulingType', 'roundRobin')) r WHERE x.slug = 'event'`;
  await db.$executeRaw`
    INSERT INTO "Host" ("userId", "eventTypeId", "isFixed")
    SELECT u.id, ${first} + 1 + (u.id - ${first}) / ${each}::int, false FROM users u
    WHERE u.id >= ${first} AND u.id < ${first} + ${types * each}::int`;
  await db.$executeRaw`ANALYZE`;
  return db.eventType.findMany({
    where: { slug: { startsWith: "large" } },
    select: { id: true, slug: true },
    orderBy: { id: "asc" },
  });
}
