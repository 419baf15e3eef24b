import type { Database } from "@calcache/prisma";
import type { Call, Counted } from "./call.ts";

/** Writes what was counted, and what is logged by itself, of keys that are still there: all of it or nothing. */
export async function storeUsage(
  db: Database,
  counts: readonly Counted[],
  calls: readonly Call[],
): Promise<void> {
  // In one order, so that processes which write at once don't wait for each other in a circle.
  const sorted = counts.toSorted((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));
  await db.$transaction([
    db.$executeRaw`
      INSERT INTO calcache.api_usage (api_key_id, day, operation, status, count)
      SELECT c."apiKeyId", c.day, c.operation, c.status, c.count
      FROM jsonb_to_recordset(${JSON.stringify(sorted)}::jsonb)
        AS c("apiKeyId" text, day date, operation text, status int, count int)
      WHERE EXISTS (SELECT FROM calcache.api_key k WHERE k.id = c."apiKeyId")
      ON CONFLICT (api_key_id, day, operation, status) DO UPDATE SET count = api_usage.count + EXCLUDED.count`,
    db.$executeRaw`
      INSERT INTO calcache.api_key_log (api_key_id, at, action, operation, status)
      SELECT c."apiKeyId", to_timestamp(c.at / 1000.0), 'called', c.operation, c.status
      FROM jsonb_to_recordset(${JSON.stringify(calls)}::jsonb)
        AS c("apiKeyId" text, at bigint, operation text, status int)
      WHERE EXISTS (SELECT FROM calcache.api_key k WHERE k.id = c."apiKeyId")`,
  ]);
}

const orderOf = ({ apiKeyId, day, operation, status }: Counted) =>
  [apiKeyId, day, operation, status].join(" ");
