import { monthsIn } from "@calcache/availability";
import type { Client } from "pg";
import type { Question } from "./question.ts";
import { calendarsPerHost } from "./seed-teams.ts";

/**
 * The same busy months, read with the bare driver by ids that are known beforehand: no event type, no hosts, no
 * freshness, no slots.
 */
export async function floor(client: Client, { hosts, range }: Question): Promise<void> {
  const ids = Array.from({ length: hosts * calendarsPerHost }, (_, index) => index + 1);
  const months = monthsIn(range);
  const { rows } = await client.query<{ busy: Buffer }>(
    "SELECT busy FROM calcache.busy_month WHERE calendar_id = ANY($1) AND month = ANY($2)",
    [ids, months],
  );
  if (rows.length !== ids.length * months.length) throw new Error(`${rows.length} months were found`);
}
