import type { Database } from "@calcache/prisma";
import { spanOfPast, traceNow } from "@calcache/tracing";

type Served = { id: number; trace: string; ms: number };

/** How long after a calendar was stored its being served still belongs to that trace. */
const belongsFor = "10 minutes";

/**
 * Ends traces of changes where they are for: the first time that this process reads what was stored of these calendars is a span in the
 * trace that stored it, beside the request it is served to, which links to it. Never rejects: it is told to nobody who waits.
 */
export async function noteServed(db: Database, ids: readonly number[]): Promise<void> {
  const request = traceNow();
  try {
    const served = await db.$queryRaw<Served[]>`
      SELECT id, trace, (EXTRACT(EPOCH FROM clock_timestamp() - confirmed_at) * 1000)::float8 AS ms
      FROM calcache.cached_calendar
      WHERE id = ANY(${ids}::int[]) AND trace IS NOT NULL AND dirty_since IS NULL
        AND confirmed_at > clock_timestamp() - ${belongsFor}::interval`;
    for (const { id, trace, ms } of served) {
      const attributes = { "calcache.calendar": id, "calcache.age_ms": Math.round(ms) };
      spanOfPast("serve calendar", { ms: 0, attributes, follows: trace, links: [request] });
    }
  } catch {
    // The request that is traced meets the same trouble, and says so.
  }
}
