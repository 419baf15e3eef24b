/** For Prisma's own commands (`npx prisma@7.10.0`), which nothing here runs. */
export default { schema: "schema.prisma" };
