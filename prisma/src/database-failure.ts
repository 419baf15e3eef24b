/**
 * Classes of SQLSTATE that say that a statement or its values are wrong: cardinality, data, integrity, syntax and names.
 * Not among them is 42P01, a table that isn't there: until migrations are applied, ours aren't.
 * Source: postgresql.org/docs/current/errcodes-appendix.html
 */
const wrongStatement = /^(21|22|23|42(?!P01))/;

/**
 * What the driver says of a connection that it lost or couldn't get: an Error like any other, without a code, which Prisma lets through.
 * Source: pg/lib/client.js and pg-pool/index.js
 */
const lostConnection = new Set([
  "Connection terminated",
  "Connection terminated unexpectedly",
  "Client has encountered a connection error and is not queryable",
  "Client was closed and is not queryable",
]);
const waitedTooLong = new Set([
  "Connection terminated due to connection timeout",
  "timeout exceeded when trying to connect",
  "timeout expired",
  "Query read timeout",
]);

/** What the operating system says of a connection, and Postgres of one that it ends or doesn't take while it stops and starts. */
const lostConnectionCode = /^(ECONNREFUSED|ECONNRESET|EPIPE|08...|57P0[123])$/;

/** Prisma's code for an update of what isn't there. */
const missingRow = "P2025";

/**
 * Whether an error says that the database is away, in need or in a failover, so that trying again may help: a direct
 * read's, or Prisma's own, but for a statement that is wrong in itself.
 */
export function isDatabaseFailure(error: unknown): error is Error {
  if (!(error instanceof Error)) return false;
  if (lostConnection.has(error.message) || waitedTooLong.has(error.message)) return true;
  if (error.name === "PrismaClientValidationError") return false;
  if (error.name !== "DirectReadError" && !error.name.startsWith("PrismaClient")) return false;
  const code = "code" in error ? error.code : undefined;
  return code !== missingRow && !wrongStatement.test(sqlStateOf(error) ?? "");
}

/** Whether an error of the driver says that a connection was lost or refused at once, and not that it took too long. */
export function isLostConnection(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = "code" in error ? error.code : undefined;
  return lostConnection.has(error.message) || (typeof code === "string" && lostConnectionCode.test(code));
}

/** What Postgres itself said, where Prisma and our direct reads keep it. */
function sqlStateOf(error: Error): string | null {
  const { meta, cause } = error as {
    meta?: { driverAdapterError?: { cause?: { originalCode?: unknown } } };
    cause?: { code?: unknown };
  };
  const state = meta?.driverAdapterError?.cause?.originalCode ?? cause?.code;
  return typeof state === "string" ? state : null;
}
