import { type Engine, integrationsOf } from "@calcache/calendar-cache";
import { everyCredential, Prisma } from "@calcache/prisma";
import { z } from "zod";

const at = z.iso.datetime({ offset: true }).transform((text) => new Date(text));

/** How the accounts of one kind do: what a provider runs apart from its other accounts. */
const accountKindState = z.object({
  integration: z.string(),
  /** as the provider calls it; `unknown` until it has told */
  accountKind: z.string(),
  /** connected ones with a calendar */
  mailboxes: z.number(),
  /** mailboxes that can't be read, whatever the reason, and since when the first of them */
  unread: z.number(),
  unreadSince: at.nullable(),
  /** in an outage of the whole kind */
  incident: z.object({ beganAt: at, resumingAt: at.nullable(), reason: z.string() }).nullable(),
  /** mailboxes that fail as in an outage */
  failing: z.number(),
  /** mailboxes in quarantine; none in an outage */
  quarantined: z.number(),
  /** mailboxes that have failed for over an hour as in an outage; none in one */
  lasting: z.number(),
  /** mailboxes that were asked too much when they were last asked */
  throttled: z.number(),
  /** accounts that only their owners can connect again */
  toRelink: z.number(),
  /** since when a change has been due that any worker could take up */
  waitingSince: at.nullable(),
  /** calendars that somebody wants watched and that could be */
  watched: z.number(),
  /** of these, how many have no subscription that lasts, or one whose renewal has been due for half an hour */
  unsubscribed: z.number(),
  overdueRenewals: z.number(),
  /** events that their calendar's provider refuses, or has failed to take time and again; and in how many mailboxes */
  refusedEvents: z.number(),
  refusedMailboxes: z.number(),
  /** since when an event that could be written hasn't been */
  unwrittenSince: at.nullable(),
});
export type AccountKindState = z.infer<typeof accountKindState>;

const hour = 60 * 60_000;
const overdueAfter = 30 * 60_000;
const manyFailures = 5;

/** Events that are due, and those that are refused: by the indexes `calendar_event_due_idx` and `calendar_event_refused_idx`. */
export const unappliedEvents = Prisma.sql`
  SELECT id, calendar_id, version, failure_kind, failure_count, stopped_at FROM calcache.calendar_event
  WHERE version <> applied_version AND stopped_at IS NULL
  UNION ALL
  SELECT id, calendar_id, version, failure_kind, failure_count, stopped_at FROM calcache.calendar_event
  WHERE version <> applied_version AND failure_kind IS NOT NULL AND stopped_at IS NOT NULL`;

/**
 * Reads how each kind of account does, in one query. What waits for its provider or its owner (an outage, quarantine, an account to be
 * connected again) is counted as that, and not as work that isn't done. No ids, no addresses.
 */
export async function readAccountKinds({
  db,
  providers,
  now,
}: Pick<Engine, "db" | "providers" | "now">): Promise<AccountKindState[]> {
  const time = new Date(now());
  const overdue = new Date(now() - overdueAfter);
  const rows = await db.$queryRaw<{ state: unknown }[]>`
    WITH box AS (
      SELECT m.id, m.integration, COALESCE(m.account_kind, 'unknown') AS kind, i.id AS incident,
             k.invalid IS TRUE AS invalid, m.quarantined_at IS NOT NULL AS quarantined, m.paused_until, m.failing_since,
             m.failing_since IS NOT NULL AND m.failure_kind IN ('transient', 'ambiguous') AS outage,
             m.failing_since IS NOT NULL AND m.failure_kind = 'throttled' AS throttled,
             k.invalid IS NOT TRUE AND m.quarantined_at IS NULL AND i.id IS NULL AS works
      FROM calcache.mailbox m
      JOIN ${Prisma.raw(everyCredential)} k ON k.id = m.credential_id
      LEFT JOIN calcache.incident i ON i.ended_at IS NULL AND i.integration = m.integration AND i.account_kind = m.account_kind
      WHERE m.integration = ANY(${integrationsOf({ providers })})
        AND (EXISTS (SELECT FROM calcache.cached_calendar c WHERE c.mailbox_id = m.id)
             OR EXISTS (SELECT FROM calcache.written_calendar w WHERE w.mailbox_id = m.id))
    ),
    boxes AS (
      SELECT integration, kind, max(incident) AS incident, count(*) AS mailboxes,
             count(*) FILTER (WHERE invalid OR failing_since IS NOT NULL) AS unread, min(failing_since) AS unread_since,
             count(*) FILTER (WHERE outage) AS failing,
             count(*) FILTER (WHERE quarantined AND NOT invalid AND incident IS NULL) AS quarantined,
             count(*) FILTER (WHERE outage AND NOT invalid AND incident IS NULL
               AND failing_since <= ${new Date(now() - hour)}) AS lasting,
             count(*) FILTER (WHERE throttled) AS throttled,
             count(*) FILTER (WHERE invalid) AS relink
      FROM box GROUP BY 1, 2
    ),
    calendars AS (
      SELECT box.integration, box.kind,
             min(GREATEST(c.dirty_since, c.refresh_after, box.paused_until)) FILTER (WHERE c.dirty_since <= ${time}) AS waiting,
             count(*) FILTER (WHERE wanted) AS watched,
             count(*) FILTER (WHERE wanted AND (s.calendar_id IS NULL OR s.state NOT IN ('active', 'renewing')
               OR s.expires_at <= ${time})) AS unsubscribed,
             count(*) FILTER (WHERE wanted AND s.state IN ('active', 'renewing') AND s.expires_at > ${time}
               AND s.renew_at <= ${overdue}) AS overdue
      FROM box
      JOIN calcache.cached_calendar c ON c.mailbox_id = box.id
      LEFT JOIN (SELECT DISTINCT calendar_id FROM calcache.calendar_watch) w ON w.calendar_id = c.id
      LEFT JOIN calcache.subscription s ON s.calendar_id = c.id
      CROSS JOIN LATERAL (SELECT w.calendar_id IS NOT NULL AND c.failing_since IS NULL AS wanted) wish
      WHERE box.works GROUP BY 1, 2
    ),
    events AS (
      SELECT box.integration, box.kind, count(*) FILTER (WHERE refused) AS refused,
             count(DISTINCT box.id) FILTER (WHERE refused) AS mailboxes,
             min(l.at) FILTER (WHERE NOT refused AND e.stopped_at IS NULL AND box.works) AS unwritten
      FROM (${unappliedEvents}) e
      JOIN calcache.written_calendar w ON w.id = e.calendar_id
      JOIN box ON box.id = w.mailbox_id
      JOIN calcache.event_log l ON l.event_id = e.id AND l.version = e.version
      CROSS JOIN LATERAL (SELECT e.failure_kind IS NOT NULL
        AND (e.stopped_at IS NOT NULL OR box.works AND e.failure_count >= ${manyFailures}) AS refused) told
      GROUP BY 1, 2
    )
    SELECT jsonb_build_object(
      'integration', b.integration, 'accountKind', b.kind, 'mailboxes', b.mailboxes,
      'unread', b.unread, 'unreadSince', b.unread_since, 'failing', b.failing,
      'quarantined', b.quarantined, 'lasting', b.lasting, 'throttled', b.throttled, 'toRelink', b.relink,
      'incident', (SELECT jsonb_build_object('beganAt', began_at, 'resumingAt', resuming_at, 'reason', reason)
                   FROM calcache.incident WHERE id = b.incident),
      'waitingSince', c.waiting, 'watched', COALESCE(c.watched, 0), 'unsubscribed', COALESCE(c.unsubscribed, 0),
      'overdueRenewals', COALESCE(c.overdue, 0), 'refusedEvents', COALESCE(e.refused, 0),
      'refusedMailboxes', COALESCE(e.mailboxes, 0), 'unwrittenSince', e.unwritten) AS state
    FROM boxes b
    LEFT JOIN calendars c ON c.integration = b.integration AND c.kind = b.kind
    LEFT JOIN events e ON e.integration = b.integration AND e.kind = b.kind
    ORDER BY b.integration, b.kind`;
  return rows.map(({ state }) => accountKindState.parse(state));
}
