import type { Client } from "pg";
import { formerShape } from "./former/former-history.ts";
import type { Recorded } from "./migration.ts";

/**
 * Whose the tables in `public` are.
 * - `own`: ours, or nobody's yet: we make them
 * - `host`: somebody else's, who makes and changes them
 * - `former`: ours, of commit 621048f, with the cache's own tables among them
 * - `too-old`: ours, of a version before that
 */
export type DatabaseShape = "own" | "host" | "former" | "too-old";

/** Recognises a database by what we recorded in it and, where that is nothing, by what stands in `public`. */
export async function recogniseDatabase(
  client: Client,
  history: readonly Recorded[],
): Promise<DatabaseShape> {
  if (history.some(({ part }) => part === "public")) return "own";
  if (history.some(({ part }) => part === "calcache")) return "host";
  const former = await formerShape(client);
  if (former !== null) return former === "complete" ? "former" : "too-old";
  return (await hasPublicTables(client)) ? "host" : "own";
}

/** Tables that extensions bring along are nobody's. */
async function hasPublicTables(client: Client): Promise<boolean> {
  const { rowCount } = await client.query(`
    SELECT 1 FROM pg_class c
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
      AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = c.oid AND d.deptype = 'e')
    LIMIT 1`);
  return rowCount !== 0;
}
