import type { Database } from "@calcache/prisma";

/** Queries that reached the server, and the statements around them that begin and end transactions. */
export type QueryCount = { queries: number; transactionStatements: number };

/** What some work asks of the database's server while nobody else does, as the server itself counts it. */
export async function countQueries(db: Database, work: () => Promise<unknown>): Promise<QueryCount> {
  await db.$queryRaw`SELECT 1 FROM (SELECT pg_stat_statements_reset()) AS reset`;
  await work();
  const [count] = await db.$queryRaw<QueryCount[]>`
    SELECT COALESCE(sum(s.calls) FILTER (WHERE NOT framing), 0)::int AS queries,
           COALESCE(sum(s.calls) FILTER (WHERE framing), 0)::int AS "transactionStatements"
    FROM (SELECT *, query ~* '^(begin|commit|rollback|set|savepoint|release)' AS framing
          FROM pg_stat_statements) s
    JOIN pg_database d ON d.oid = s.dbid AND d.datname = current_database()
    WHERE s.query NOT LIKE '%pg_stat_statements%'`;
  return count ?? { queries: 0, transactionStatements: 0 };
}
