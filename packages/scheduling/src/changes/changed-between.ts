import { Prisma } from "@calcache/prisma";

/**
 * SQL of a condition: whether the transaction that wrote a row had ended by the snapshot `until`, and not by `since`. It finds each
 * row once, however late its transaction ended.
 * @param row the alias of a table with `changed_in`
 */
export const changedBetween = (row: string, since: string, until: string): Prisma.Sql => {
  const changedIn = Prisma.raw(`${row}.changed_in`);
  return Prisma.sql`(${changedIn} >= pg_snapshot_xmin(${since}::pg_snapshot)::text::bigint
    AND NOT pg_visible_in_snapshot(${changedIn}::text::xid8, ${since}::pg_snapshot)
    AND pg_visible_in_snapshot(${changedIn}::text::xid8, ${until}::pg_snapshot))`;
};
