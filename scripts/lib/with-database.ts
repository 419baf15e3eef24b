import { directDatabaseUrl } from "@calcache/environment";
import { type Database, openDatabase } from "@calcache/prisma";
import { migrateDatabase } from "@calcache/setup";

/** Does something in the configured database, which is migrated first. */
export async function withDatabase(work: (db: Database) => Promise<void>): Promise<void> {
  const databaseUrl = directDatabaseUrl();
  await migrateDatabase(databaseUrl, { log: (line) => process.stderr.write(`${line}\n`) });
  const db = openDatabase(databaseUrl, { maxConnections: 1 });
  try {
    await work(db);
  } finally {
    await db.$disconnect();
  }
}

/** The one user of an address, in any case of letters. */
export async function userOf(db: Database, email: string): Promise<{ id: number; email: string }> {
  const users = await db.user.findMany({
    where: { email: { equals: email, mode: "insensitive" } },
    select: { id: true, email: true },
  });
  const exact = users.find((user) => user.email === email);
  const user = exact ?? (users.length === 1 ? users[0] : undefined);
  if (user === undefined)
    throw new Error(users.length === 0 ? `There is no user ${email}.` : `Several users are called ${email}.`);
  return user;
}
