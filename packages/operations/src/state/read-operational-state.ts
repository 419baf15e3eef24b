import {
  addressAliveFor,
  calendarPatience,
  type Engine,
  integrationsOf,
  readerOf,
  sweepLease,
  type Unreadable,
  whyUnreadable,
} from "@calcache/calendar-cache";
import {
  type Database,
  everyCredential,
  everySelectedCalendar,
  type HostShape,
  hostShape,
  Prisma,
} from "@calcache/prisma";
import { z } from "zod";
import { type StateRow, stateRow } from "./operational-state-row.ts";
import { queueStateJson } from "./queue-state.ts";

/** What the database knows of the cache's work, from all processes together. No ids, no addresses. */
export type OperationalState = Omit<StateRow, "hostsWithUnreadableCalendars"> & {
  /**
   * hosts who are never free, because nobody here can read a calendar that they selected, unless the host app has a reader of its
   * own; or because their tenant hasn't told yet which their calendar is
   */
  unavailableHosts: { integration: string; reason: Unreadable; hosts: number }[];
};

/** Reads it all in one query. Rejects when the database doesn't answer. */
export async function readOperationalState({
  db,
  providers,
  others,
  now,
}: Pick<Engine, "db" | "providers" | "others" | "now">): Promise<OperationalState> {
  const { hostsWithUnreadableCalendars, ...state } = await readState(
    db,
    integrationsOf({ providers }),
    new Date(now()),
  );
  return {
    ...state,
    unavailableHosts: hostsWithUnreadableCalendars
      .filter(({ isUnlisted }) => isUnlisted || !others)
      .map(({ hosts, isUnlisted, ...calendar }) => ({
        integration: calendar.integration,
        reason: isUnlisted ? "unlisted" : whyUnreadable(calendar, providers),
        hosts,
      })),
  };
}

async function readState(db: Database, integrations: string[], now: Date): Promise<StateRow> {
  const shape = await hostShape(db);
  try {
    return await readRow(db, integrations, shape, now, queueStateJson);
  } catch (error) {
    if (!isMissingTable(error)) throw error;
    return readRow(db, integrations, shape, now, Prisma.sql`NULL`);
  }
}

const isHost = (user: string) =>
  Prisma.raw(`(EXISTS (SELECT FROM "Host" h WHERE h."userId" = ${user})
      OR EXISTS (SELECT FROM _user_eventtype h WHERE h."B" = ${user})
      OR EXISTS (SELECT FROM "EventType" e WHERE e."userId" = ${user}))`);

const lockedHosts = (shape: HostShape) =>
  shape.has("users.locked")
    ? Prisma.sql`(SELECT count(*)::int FROM users u WHERE u.locked AND ${isHost("u.id")})`
    : Prisma.sql`0`;

/** Only of hosts: what others select closes nobody's time here. */
const unreadableCalendars = (integrations: string[]) => Prisma.sql`
  SELECT s.integration, s."delegationCredentialId" IS NOT NULL AS "isDelegated",
         s."externalId" IS NULL AS "isUnlisted", count(DISTINCT s."userId") AS hosts
  FROM ${Prisma.raw(everySelectedCalendar)} s
  LEFT JOIN calcache.account a ON a.credential_id = ${Prisma.raw(readerOf("s"))} AND a.integration = s.integration
  WHERE (s."externalId" IS NULL OR a.credential_id IS NULL OR NOT s.integration = ANY(${integrations}))
    AND ${isHost('s."userId"')}
  GROUP BY 1, 2, 3`;

/** The credentials that couldn't be opened; and those whose key tells no address, so that they have no mailbox to say so. */
const unusableAccounts = (integrations: string[]) => Prisma.sql`
  SELECT credential_id FROM calcache.mailbox WHERE failure_kind = 'unusable' AND credential_id IS NOT NULL
  UNION
  SELECT a.credential_id FROM ${Prisma.raw(everySelectedCalendar)} s
  JOIN calcache.account a ON a.credential_id = ${Prisma.raw(readerOf("s"))} AND a.integration = s.integration
  WHERE a.address IS NULL AND s.integration = ANY(${integrations})`;

/** An event that couldn't be written so often needs somebody. */
const manyFailures = 5;

/** By the index `calendar_event_refused_idx`. */
export const refusedEvents = Prisma.sql`
  SELECT failure_kind AS kind, count(*)::int AS events FROM calcache.calendar_event
  WHERE version <> applied_version AND failure_kind IS NOT NULL
    AND (stopped_at IS NOT NULL OR failure_count >= ${manyFailures})
  GROUP BY failure_kind`;

/** By the index `calendar_event_changed_idx`. */
export const changedBookings = (now: Date) => Prisma.sql`
  SELECT count(DISTINCT event_id)::int FROM calcache.calendar_event
  WHERE outside_change IS NOT NULL AND writer_kind = 'booking' AND (desired ->> 'end')::float8 > ${now.getTime()}::float8`;

/**
 * Not waiting for a worker are: a calendar in the pause after a failure, and what nobody may call the provider for
 * (an account to be connected again, a mailbox in quarantine, a kind of account with an incident).
 */
async function readRow(
  db: Database,
  integrations: string[],
  shape: HostShape,
  now: Date,
  queue: Prisma.Sql,
): Promise<StateRow> {
  const longAgo = new Date(now.getTime() - calendarPatience);
  const monthAgo = new Date(now.getTime() - 30 * 24 * 60 * 60_000);
  const mailGivenUp = new Date(now.getTime() - 3 * 24 * 60 * 60_000);
  const yesterday = new Date(now.getTime() - 24 * 60 * 60_000);
  const rows = await db.$queryRaw`
    SELECT
      (SELECT COALESCE(jsonb_object_agg(state, n), '{}')
       FROM (SELECT state, count(*) AS n FROM calcache.subscription GROUP BY state) s) AS subscriptions,
      (SELECT count(*)::int FROM calcache.mailbox WHERE quarantined_at IS NOT NULL) AS "quarantinedMailboxes",
      (SELECT COALESCE(jsonb_agg(to_jsonb(r) ORDER BY kind), '[]')
       FROM (SELECT kind, count(DISTINCT mailbox)::int AS mailboxes,
                    count(DISTINCT mailbox) FILTER (WHERE quarantined)::int AS quarantined
             FROM (SELECT id AS mailbox, failure_kind AS kind, true AS quarantined FROM calcache.mailbox
                   WHERE quarantined_at IS NOT NULL AND failure_kind IN ('interaction', 'admin', 'tenant')
                   UNION ALL
                   SELECT mailbox_id, failure_kind, false FROM calcache.cached_calendar k
                   WHERE (failure_kind IN ('permission', 'forbidden', 'gone') OR failing_since <= ${longAgo})
                     AND EXISTS (SELECT FROM calcache.calendar_watch w WHERE w.calendar_id = k.id)) refused
             GROUP BY kind) r) AS refusals,
      (SELECT COALESCE(jsonb_agg(to_jsonb(e) ORDER BY kind), '[]')
       FROM (${refusedEvents}) e) AS "refusedEvents",
      (SELECT count(*)::int FROM calcache.subscription WHERE silent_since IS NOT NULL) AS "silentSubscriptions",
      (SELECT count(*)::int FROM calcache.followed_calendar WHERE followed_at > ${yesterday}) AS "followedCalendars",
      (${changedBookings(now)}) AS "changedBookings",
      (SELECT count(*)::int FROM calcache.unknown_event WHERE ends_at > ${now}) AS "unknownEvents",
      (SELECT jsonb_build_object('calledAt', (
         SELECT CASE WHEN bool_and(called_at IS NOT NULL) THEN min(called_at) END FROM calcache.event_hub_partition
         WHERE owned_at > ${yesterday}))
       WHERE EXISTS (SELECT FROM calcache.subscription WHERE address LIKE 'EventHub:%' AND state IN ('active', 'renewing'))
      ) AS "eventHub",
      (SELECT COALESCE(max(n), 0)::int FROM (
         SELECT count(*) AS n FROM calcache.notification_address a
         WHERE swept_at > ${new Date(now.getTime() - addressAliveFor)}
           AND swept_at >= (SELECT max(since) FROM calcache.notification_address latest WHERE latest.integration = a.integration)
         GROUP BY integration) used) AS "addressesInUse",
      (SELECT count(DISTINCT c.id)::int FROM "Credential" c
       JOIN calcache.mailbox m ON m.credential_id = c.id WHERE c.invalid) AS "credentialsToRelink",
      (SELECT COALESCE(jsonb_object_agg(stage, n), '{}') FROM (
         SELECT CASE WHEN steps > 0 THEN 'asked' WHEN next_at IS NULL THEN 'held' ELSE 'waiting' END AS stage, count(*) AS n
         FROM calcache.relink GROUP BY 1) r) AS relinks,
      (SELECT count(*)::int FROM (${unusableAccounts(integrations)}) unusable) AS "unusableAccounts",
      (SELECT COALESCE(jsonb_agg(u ORDER BY u.integration, u."isDelegated", u."isUnlisted"), '[]')
       FROM (${unreadableCalendars(integrations)}) u) AS "hostsWithUnreadableCalendars",
      ${lockedHosts(shape)} AS "lockedHosts",
      (SELECT COALESCE(jsonb_agg(jsonb_build_object('accountKind', account_kind, 'beganAt', began_at,
                'resumingAt', resuming_at, 'reason', reason) ORDER BY began_at), '[]')
       FROM calcache.incident WHERE ended_at IS NULL) AS incidents,
      (SELECT COALESCE(jsonb_agg(jsonb_build_object('incident', id, 'nextUpdateBy', next_update_by) ORDER BY id), '[]')
       FROM calcache.public_incident WHERE resolved_at IS NULL AND next_update_by IS NOT NULL) AS "promisedUpdates",
      (SELECT COALESCE(jsonb_agg(o ORDER BY severity), '[]')
       FROM (SELECT severity, count(*)::int AS alerts, min(opened_at) AS "openedAt" FROM calcache.operator_alert
             WHERE closed_at IS NULL AND opened_at IS NOT NULL GROUP BY severity) o) AS "openAlerts",
      (SELECT COALESCE(jsonb_agg(d ORDER BY severity), '[]')
       FROM (SELECT severity, avg(extract(epoch FROM opened_at - held_since))::float8 AS "toAlert",
               avg(extract(epoch FROM acknowledged_at - opened_at))::float8 AS "toHuman"
             FROM calcache.operator_alert WHERE opened_at > ${monthAgo} GROUP BY severity) d) AS "alertDelays",
      (SELECT COALESCE(jsonb_agg(jsonb_build_object('name', name, 'reason', reason, 'raisedAt', raised_at)
                ORDER BY raised_at), '[]')
       FROM calcache.alert WHERE cleared_at IS NULL) AS alerts,
      (SELECT min(created_at) FROM calcache.booking_email
       WHERE sent_at IS NULL AND failure IS NOT NULL AND created_at > ${mailGivenUp}) AS "unsentMailSince",
      (SELECT count(*)::int FROM calcache.cached_calendar WHERE dirty_since <= ${now}) AS "dirtyCalendars",
      (SELECT min(dirty_since) FROM calcache.cached_calendar WHERE dirty_since <= ${now}) AS "oldestDirtyAt",
      (SELECT min(GREATEST(k.dirty_since, k.refresh_after, m.paused_until))
       FROM calcache.cached_calendar k
       JOIN calcache.mailbox m ON m.id = k.mailbox_id
       JOIN ${Prisma.raw(everyCredential)} c ON c.id = m.credential_id
       WHERE k.dirty_since <= ${now} AND c.invalid IS NOT TRUE AND m.quarantined_at IS NULL
         AND NOT EXISTS (SELECT FROM calcache.incident i WHERE i.ended_at IS NULL AND i.integration = m.integration
                         AND i.account_kind = m.account_kind)) AS "waitingSince",
      (SELECT finished_at FROM calcache.lease WHERE name = ${sweepLease}) AS "sweptAt",
      ${queue} AS queue`;
  return z.tuple([stateRow]).parse(rows)[0];
}

const undefinedTable = "42P01";

const isMissingTable = (error: unknown) =>
  error instanceof Prisma.PrismaClientKnownRequestError && error.message.includes(undefinedTable);
