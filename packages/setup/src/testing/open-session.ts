import { Client } from "pg";

/** A session of the test's own, as another application has one; to be ended by `end()`. */
export async function openSession(databaseUrl: string): Promise<Client> {
  const session = new Client({ connectionString: databaseUrl });
  await session.connect();
  return session;
}
