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

/** A mailbox `m` that somebody's account opens, what it is counted as, and whether nothing keeps anybody from asking for it. */
const openMailbox = Prisma.sql`
  calcache.mailbox m
  JOIN ${Prisma.raw(everyCredential)} k ON k.id = m.credential_id
  LEFT JOIN calcache.incident i ON i.ended_at IS NULL AND i.integration = m.integration AND i.account_kind = m.account_kind
  CROSS JOIN LATERAL (SELECT COALESCE(m.account_kind, 'unknown') AS kind,
    k.invalid IS NOT TRUE AND m.quarantined_at IS NULL AND i.id IS NULL AS works) box`;

/** What a mailbox can have, as bits: those that have the same are counted together, so that the many that have nothing cost little. */
const ill = { invalid: 1, quarantined: 2, fails: 4, asInOutage: 8, throttled: 16, lasting: 32 };
const has = (what: keyof typeof ill) => Prisma.sql`(ills & ${Prisma.raw(String(ill[what]))} > 0)`;
const bit = (what: keyof typeof ill) => Prisma.raw(String(ill[what]));

/**
 * Reads how each kind of account does, in one query. What waits for its provider or its owner (an outage, quarantine, an account to be
 * connected again) is counted as that, and not as work that isn't done. No ids, no addresses.
 *
 * It is asked for once a minute, of all mailboxes, nearly all of which are well. So these are only counted, and calendars are looked at
 * one by one only where something is odd with them.
 */
export async function readAccountKinds({
  db,
  providers,
  now,
}: Pick<Engine, "db" | "providers" | "now">): Promise<AccountKindState[]> {
  const time = new Date(now());
  const overdue = new Date(now() - overdueAfter);
  const integrations = integrationsOf({ providers });
  const rows = await db.$queryRaw<{ state: unknown }[]>`
    WITH alike AS (
      SELECT m.integration, m.account_kind,
             CASE WHEN m.failing_since IS NULL AND m.quarantined_at IS NULL AND k.invalid IS NOT TRUE THEN 0 ELSE
               CASE WHEN k.invalid THEN ${bit("invalid")} ELSE 0 END
               + CASE WHEN m.quarantined_at IS NOT NULL THEN ${bit("quarantined")} ELSE 0 END
               + CASE WHEN m.failing_since IS NULL THEN 0 ELSE ${bit("fails")}
                   + CASE m.failure_kind WHEN 'throttled' THEN ${bit("throttled")}
                       WHEN 'transient' THEN ${bit("asInOutage")} WHEN 'ambiguous' THEN ${bit("asInOutage")} ELSE 0 END
                   + CASE WHEN m.failing_since <= ${new Date(now() - hour)} THEN ${bit("lasting")} ELSE 0 END END END AS ills,
             count(*) AS mailboxes, sum(c.calendars) AS calendars, min(m.failing_since) AS since
      FROM calcache.mailbox m
      LEFT JOIN (SELECT mailbox_id, count(*)::int AS calendars FROM calcache.cached_calendar GROUP BY mailbox_id) c
        ON c.mailbox_id = m.id
      -- A mailbox whose credential goes has none at once (host_rows_deleted), so that those which are there needn't be looked up.
      LEFT JOIN (SELECT id, invalid FROM "Credential" WHERE invalid) k ON k.id = m.credential_id
      LEFT JOIN calcache.tenant_account t ON t.credential_id = m.credential_id
      WHERE m.integration = ANY(${integrations}) AND (m.credential_id > 0 OR t.credential_id IS NOT NULL)
        AND (c.mailbox_id IS NOT NULL OR m.id IN (SELECT mailbox_id FROM calcache.written_calendar))
      GROUP BY 1, 2, 3
    ),
    boxes AS (
      SELECT a.integration, COALESCE(a.account_kind, 'unknown') AS kind, max(i.id) AS incident, sum(mailboxes) AS mailboxes,
             sum(mailboxes) FILTER (WHERE ${has("invalid")} OR ${has("fails")}) AS unread, min(since) AS unread_since,
             sum(mailboxes) FILTER (WHERE ${has("asInOutage")}) AS failing,
             sum(mailboxes) FILTER (WHERE ${has("quarantined")} AND NOT ${has("invalid")} AND i.id IS NULL) AS quarantined,
             sum(mailboxes) FILTER (WHERE ${has("asInOutage")} AND ${has("lasting")} AND NOT ${has("invalid")}
               AND i.id IS NULL) AS lasting,
             sum(mailboxes) FILTER (WHERE ${has("throttled")}) AS throttled,
             sum(mailboxes) FILTER (WHERE ${has("invalid")}) AS relink,
             sum(calendars) FILTER (WHERE NOT ${has("invalid")} AND NOT ${has("quarantined")} AND i.id IS NULL) AS calendars
      FROM alike a
      LEFT JOIN calcache.incident i ON i.ended_at IS NULL AND i.integration = a.integration AND i.account_kind = a.account_kind
      GROUP BY 1, 2
    ),
    odd AS MATERIALIZED (
      SELECT c.mailbox_id, CASE WHEN c.dirty_since <= ${time} THEN GREATEST(c.dirty_since, c.refresh_after) END AS due,
             c.failing_since IS NULL AND w.calendar_id IS NOT NULL AS wanted,
             COALESCE(s.state IN ('active', 'renewing') AND s.expires_at > ${time}, FALSE) AS subscribed,
             s.renew_at <= ${overdue} AS overdue
      FROM calcache.cached_calendar c
      LEFT JOIN (SELECT DISTINCT calendar_id FROM calcache.calendar_watch) w ON w.calendar_id = c.id
      LEFT JOIN calcache.subscription s ON s.calendar_id = c.id
      WHERE c.dirty_since <= ${time} OR c.failing_since IS NOT NULL OR w.calendar_id IS NULL OR s.calendar_id IS NULL
        OR s.state NOT IN ('active', 'renewing') OR s.renew_at <= ${overdue} OR s.expires_at > ${time} IS NOT TRUE
    ),
    calendars AS (
      SELECT m.integration, box.kind, min(GREATEST(due, m.paused_until)) FILTER (WHERE due IS NOT NULL) AS waiting,
             count(*) FILTER (WHERE NOT wanted) AS unwanted,
             count(*) FILTER (WHERE wanted AND NOT subscribed) AS unsubscribed,
             count(*) FILTER (WHERE wanted AND subscribed AND overdue) AS overdue
      FROM odd JOIN (${openMailbox}) ON m.id = odd.mailbox_id
      WHERE box.works GROUP BY 1, 2
    ),
    events AS (
      SELECT m.integration, box.kind, count(*) FILTER (WHERE refused) AS refused,
             count(DISTINCT m.id) FILTER (WHERE refused) AS mailboxes,
             min(l.at) FILTER (WHERE NOT refused AND e.stopped_at IS NULL AND box.works) AS unwritten
      FROM (${unappliedEvents}) e
      JOIN calcache.written_calendar w ON w.id = e.calendar_id
      JOIN (${openMailbox}) ON m.id = w.mailbox_id
      JOIN calcache.event_log l ON l.event_id = e.id AND l.version = e.version
      CROSS JOIN LATERAL (SELECT e.failure_kind IS NOT NULL
        AND (e.stopped_at IS NOT NULL OR box.works AND e.failure_count >= ${manyFailures}) AS refused) told
      WHERE m.integration = ANY(${integrations})
      GROUP BY 1, 2
    )
    SELECT jsonb_build_object(
      'integration', b.integration, 'accountKind', b.kind, 'mailboxes', b.mailboxes,
      'unread', COALESCE(b.unread, 0), 'unreadSince', b.unread_since, 'failing', COALESCE(b.failing, 0),
      'quarantined', COALESCE(b.quarantined, 0), 'lasting', COALESCE(b.lasting, 0), 'throttled', COALESCE(b.throttled, 0),
      'toRelink', COALESCE(b.relink, 0),
      'incident', (SELECT jsonb_build_object('beganAt', began_at, 'resumingAt', resuming_at, 'reason', reason)
                   FROM calcache.incident WHERE id = b.incident),
      'waitingSince', c.waiting, 'watched', COALESCE(b.calendars, 0) - COALESCE(c.unwanted, 0),
      'unsubscribed', COALESCE(c.unsubscribed, 0), 'overdueRenewals', COALESCE(c.overdue, 0),
      'refusedEvents', COALESCE(e.refused, 0), 'refusedMailboxes', COALESCE(e.mailboxes, 0), 'unwrittenSince', e.unwritten) AS state
    FROM boxes b
    LEFT JOIN calendars c ON c.integration = b.integration AND c.kind = b.kind
    LEFT JOIN events e ON e.integration = b.integration AND e.kind = b.kind
    ORDER BY b.integration, b.kind`;
  return rows.map(({ state }) => accountKindState.parse(state));
}
