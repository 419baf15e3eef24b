import type { Client } from "pg";

/** What processes of ours that run call the connections by which they hear of news, and take their jobs. */
const names = ["calcache-live", "calcache-queue"];

/** The connections to this database of web apps, host apps and workers that run, a line each. */
export async function runningProcesses(client: Client): Promise<string[]> {
  const { rows } = await client.query<{ line: string }>(
    `SELECT format('%s, %s from %s, process %s of the server', application_name, COALESCE(usename, 'unknown'),
       COALESCE(client_addr::text, 'this machine'), pid) AS line
     FROM pg_stat_activity WHERE datname = current_database() AND application_name = ANY($1) ORDER BY pid`,
    [names],
  );
  return rows.map(({ line }) => line);
}
