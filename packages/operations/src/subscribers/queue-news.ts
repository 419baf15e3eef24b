import type { Database } from "@calcache/prisma";
import type { PublicIncident } from "../incidents/public-incident.ts";

const day = 24 * 60 * 60_000;

/** What wasn't told within this is no news any more: a worker that was away for days tells nobody of the past. */
const isNewsFor = day;
/** Who hasn't said yes by then didn't mean it. */
const unconfirmedFor = 7 * day;
/** Longer than an update is told of to anybody (30 days), so that none is told twice. */
const keptFor = 60 * day;

/**
 * Writes down what each subscriber is to be told of these incidents and hasn't been yet, and forgets what is long over.
 * @param now epoch ms
 */
export async function queueNews(
  db: Database,
  incidents: readonly PublicIncident[],
  now: number,
): Promise<void> {
  const at = new Date(now);
  const updates = incidents
    .flatMap((incident) => incident.updates)
    .filter((update) => update.at > now - isNewsFor && update.at <= now)
    .toSorted((one, other) => one.at - other.at);
  if (updates.length > 0)
    await db.$executeRaw`
      INSERT INTO calcache.status_message (subscriber_id, update_id, created_at, next_attempt_at)
      SELECT s.id, u.id, ${at}, ${at}
      FROM unnest(${updates.map(({ id }) => id)}::text[], ${updates.map((update) => new Date(update.at))}::timestamptz[])
        WITH ORDINALITY AS u (id, at, place)
      JOIN calcache.status_subscriber s ON s.confirmed_at <= u.at
      ORDER BY u.place, s.id
      ON CONFLICT (subscriber_id, update_id) DO NOTHING`;
  await db.statusSubscriber.deleteMany({
    where: { confirmedAt: null, createdAt: { lt: new Date(now - unconfirmedFor) } },
  });
  await db.statusMessage.deleteMany({ where: { settledAt: { lt: new Date(now - keptFor) } } });
}
