import { Client } from "pg";

/** A pooler with several idle connections may give out one after the other. */
const attempts = 5;

/**
 * Whether a pooler gives each transaction any connection that is idle: then two clients that are connected at once see the same
 * backend, which otherwise each has for itself. PgBouncer doesn't say its mode to those who only use it.
 * Source: pgbouncer.org/features.html
 */
export async function sharesBackend(client: Client, databaseUrl: string): Promise<boolean> {
  const other = new Client({ connectionString: databaseUrl, application_name: "calcache-migrate" });
  other.on("error", () => {});
  try {
    await other.connect();
    for (let attempt = 0; attempt < attempts; attempt++)
      if ((await backendOf(client)) === (await backendOf(other))) return true;
    return false;
  } finally {
    await other.end();
  }
}

async function backendOf(client: Client): Promise<number | undefined> {
  const { rows } = await client.query<{ pid: number }>("SELECT pg_backend_pid() AS pid");
  return rows[0]?.pid;
}
