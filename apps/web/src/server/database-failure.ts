/** Whether an error is the database's: Prisma's own errors, but for a query that is wrong in itself. */
export const isDatabaseFailure = (error: unknown): error is Error =>
  error instanceof Error &&
  error.name.startsWith("PrismaClient") &&
  error.name !== "PrismaClientValidationError";
