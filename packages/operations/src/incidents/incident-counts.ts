import { type Database, Prisma } from "@calcache/prisma";

const minute = 60_000;
const day = 24 * 60 * minute;

/** Trouble that is older than this when an incident begins isn't its. */
const newTrouble = 60 * minute;

/** Mailboxes that are left when an incident has ended are counted on for so many ms: by then they fail for a reason of their own. */
export const leftoversFor = 3 * day;

/**
 * Notes for each incident how many of its mailboxes can't be read, where that has changed since it was noted last. That an incident is
 * over says that most are back; it is counted on until all are.
 * @param now epoch ms
 */
export async function noteIncidentCounts(db: Pick<Database, "$executeRaw">, now: number): Promise<void> {
  const at = new Date(now);
  await db.$executeRaw`
    INSERT INTO calcache.incident_count (incident_id, at, unread)
    SELECT i.id, ${at}, counted.unread
    FROM calcache.incident i
    LEFT JOIN LATERAL (SELECT unread FROM calcache.incident_count c WHERE c.incident_id = i.id ORDER BY c.at DESC LIMIT 1) noted ON true
    CROSS JOIN LATERAL (
      SELECT count(*)::int AS unread FROM calcache.mailbox m
      WHERE m.integration = i.integration AND m.account_kind = i.account_kind AND m.credential_id IS NOT NULL
        AND m.failing_since > i.began_at - make_interval(secs => ${newTrouble / 1000})
        AND (i.ended_at IS NULL OR m.failing_since <= i.ended_at)) counted
    WHERE (i.ended_at IS NULL OR i.ended_at > ${new Date(now - leftoversFor)} AND noted.unread > 0)
      AND counted.unread IS DISTINCT FROM noted.unread
    ON CONFLICT DO NOTHING`;
}

/** How many mailboxes of an incident were unread at most, and are now; and since when none is, epoch ms. */
export type IncidentProgress = { affected: number; unread: number; allBackAt: number | null };

/** By incidents' ids; one that was never counted is missing. */
export async function readProgress(
  db: Database,
  incidentIds: readonly number[],
): Promise<Map<number, IncidentProgress>> {
  if (incidentIds.length === 0) return new Map();
  const rows = await db.$queryRaw<{ id: number; affected: number; unread: number; at: Date }[]>`
    SELECT DISTINCT ON (incident_id) incident_id AS id, unread, at,
           max(unread) OVER (PARTITION BY incident_id) AS affected
    FROM calcache.incident_count WHERE incident_id IN (${Prisma.join([...incidentIds])})
    ORDER BY incident_id, at DESC`;
  return new Map(
    rows.map(({ id, affected, unread, at }) => [
      id,
      { affected, unread, allBackAt: unread === 0 ? at.getTime() : null },
    ]),
  );
}

/** The share of the affected mailboxes that are back, in whole per cent; never 100 before all are. */
export const percentBack = ({ affected, unread }: IncidentProgress): number =>
  affected === 0 ? 100 : Math.floor((100 * (affected - unread)) / affected);
