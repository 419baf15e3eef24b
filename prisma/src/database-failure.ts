import { isLostConnection, isTooLongAWait } from "./direct-read/lost-connection.ts";

/**
 * Classes of SQLSTATE that say that a statement or its values are wrong: cardinality, data, integrity, syntax and names.
 * Not among them is 42P01, a table that isn't there: until migrations are applied, ours aren't.
 * Source: postgresql.org/docs/current/errcodes-appendix.html
 */
const wrongStatement = /^(21|22|23|42(?!P01))/;

/** Prisma's code for an update of what isn't there. */
const missingRow = "P2025";

/** What reads and writes reject with: our direct reads, Prisma, and its adapter, whose error of a COMMIT Prisma lets through. */
const ofDatabase = /^(DirectReadError$|DriverAdapterError$|PrismaClient)/;

/**
 * Whether an error says that the database is away, in need or in a failover, so that trying again may help: a direct
 * read's, or Prisma's and its adapter's, but for a statement that is wrong in itself.
 */
export function isDatabaseFailure(error: unknown): error is Error {
  if (!(error instanceof Error)) return false;
  if (isLostConnection(error) || isTooLongAWait(error)) return true;
  if (error.name === "PrismaClientValidationError") return false;
  if (!ofDatabase.test(error.name)) return false;
  const code = "code" in error ? error.code : undefined;
  return code !== missingRow && !wrongStatement.test(sqlStateOf(error) ?? "");
}

/** What Postgres itself said, where Prisma and our direct reads keep it. */
function sqlStateOf(error: Error): string | null {
  const { meta, cause } = error as {
    meta?: { driverAdapterError?: { cause?: { originalCode?: unknown } } };
    cause?: { code?: unknown; originalCode?: unknown };
  };
  const state = meta?.driverAdapterError?.cause?.originalCode ?? cause?.originalCode ?? cause?.code;
  return typeof state === "string" ? state : null;
}
