import { Prisma } from "../generated/client.ts";

/** By what the rows are told apart. */
const keys = { cached_calendar: "id", subscription: "calendar_id" } as const;

/**
 * SQL of a query: the ids of these rows, each locked as it is listed. Whoever changes several calendars or subscriptions locks
 * them so first: in the order of their ids, and calendars before their subscriptions. Then nobody waits for another in a circle.
 * @param which a condition on the table's columns
 * @param columns more of them, each after a comma
 */
export function lockedInOrder(
  table: keyof typeof keys,
  which: Prisma.Sql,
  columns: Prisma.Sql = Prisma.empty,
): Prisma.Sql {
  const key = Prisma.raw(keys[table]);
  return Prisma.sql`
    SELECT ${key} AS id ${columns} FROM calcache.${Prisma.raw(table)} WHERE ${which} ORDER BY ${key} FOR NO KEY UPDATE`;
}
