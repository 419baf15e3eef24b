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

/** What the operating system says of a connection, and Postgres of one that it ends or doesn't take while it stops and starts. */
const lostConnectionCode =
  /^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|EHOSTUNREACH|EHOSTDOWN|ENETUNREACH|ENOTFOUND|EAI_AGAIN|08...|57P0[123])$/;

/** Whether an error of the driver says that a connection was lost or refused at once, and not that it took too long. */
export function isLostConnection(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = "code" in error ? error.code : undefined;
  return lostConnection.has(error.message) || (typeof code === "string" && lostConnectionCode.test(code));
}

const waitedTooLong = new Set([
  "Connection terminated due to connection timeout",
  "timeout exceeded when trying to connect",
  "timeout expired",
  "Query read timeout",
]);

/** Whether an error of the driver says that a connection or an answer took too long. */
export const isTooLongAWait = (error: Error): boolean => waitedTooLong.has(error.message);
