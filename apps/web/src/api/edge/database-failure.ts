/** Whether an error is the database's: a direct read's, or Prisma's own, but for a query that is wrong in itself. */
export const isDatabaseFailure = (error: unknown): error is Error =>
  error instanceof Error &&
  (error.name === "DirectReadError" || error.name.startsWith("PrismaClient")) &&
  error.name !== "PrismaClientValidationError";
