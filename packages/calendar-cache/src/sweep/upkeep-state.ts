import { everyCredential, Prisma } from "@calcache/prisma";
import type { Engine } from "../engine/engine.ts";
import { integrationsOf } from "../engine/providers.ts";
import { pollMinutesWithoutSubscription } from "../serve/serve-rule.ts";
import { isRestored } from "../store/cached-busy.ts";
import { warmWindow } from "../store/warm-window.ts";
import { isOutdone } from "../subscriptions/notification-addresses.ts";
import type { CalendarUpkeep } from "./upkeep-plan.ts";

/** What the planner needs of a calendar, and what its actions need beside. */
export type StoredUpkeep = CalendarUpkeep & {
  mailboxId: number;
  /** the calendar's id at its provider */
  externalId: string;
  /** its subscription's id there */
  subscriptionId: string | null;
};

const restored = Prisma.raw(isRestored("c"));

/** SQL: a time as epoch ms, as which JSON and Prisma give a number. */
const epoch = (column: string) => Prisma.raw(`(extract(epoch FROM ${column}) * 1000)::float8`);

/**
 * More than this is the next sweep's work. What can't be tried now is left out or comes last, so that it doesn't keep the
 * others from their turn; else the longest unconfirmed come first.
 */
const atMost = 5_000;

/**
 * The calendars that the planner may find something to do for, of one mailbox or of all. Those that are fine aren't
 * loaded, so that ten thousand of them cost next to nothing. One round trip.
 */
export async function loadUpkeep(engine: Engine, mailboxId?: number): Promise<StoredUpkeep[]> {
  const time = engine.now();
  const ago = (minutes: number) => new Date(time - minutes * 60_000);
  const now = new Date(time);
  const rules = [...engine.providers.values()].map(({ busyRule }) => busyRule);
  const addresses = [...engine.providers.values()].map(({ address }) => address);
  const windowEnd = new Date(warmWindow(time, engine.settings.months).range.end * 60_000);
  const { pollMinutes } = engine.settings;
  const looked =
    mailboxId === undefined
      ? Prisma.sql`c.id = ANY(ARRAY(${mayBeDue({ now, windowEnd, addresses, rules, confirmedBefore: ago(pollMinutes) })}))`
      : Prisma.sql`c.mailbox_id = ${mailboxId}`;
  return engine.db.$queryRaw<StoredUpkeep[]>`
    SELECT * FROM (
      SELECT c.id AS "calendarId", c.mailbox_id AS "mailboxId", c.external_id AS "externalId",
             ${epoch("c.confirmed_at")} AS "confirmedAt", ${epoch("c.covered_until")} AS "coveredUntil",
             ${epoch("c.dirty_since")} AS "dirtySince", ${epoch("c.refresh_after")} AS "refreshAfter",
             c.busy_rule < served.rule OR ${restored} AS outdated, s.external_id AS "subscriptionId",
             CASE WHEN s.calendar_id IS NOT NULL THEN jsonb_build_object(
               'state', s.state, 'createdAt', ${epoch("s.created_at")}, 'expiresAt', ${epoch("s.expires_at")},
               'renewAt', ${epoch("s.renew_at")}, 'nextAttemptAt', ${epoch("s.next_attempt_at")},
               'renewedAt', ${epoch("s.renewed_at")}, 'silentSince', ${epoch("s.silent_since")},
               'elsewhere', s.address IS DISTINCT FROM served.address AND NOT served.outdone,
               'hasFormer', s.former_external_id IS NOT NULL) END AS subscription,
             COALESCE(GREATEST(s.next_attempt_at, c.refresh_after) > ${now}, FALSE) AS "mustWait",
             EXISTS (SELECT 1 FROM calcache.calendar_watch w WHERE w.calendar_id = c.id) AS wanted,
             k.id IS NOT NULL AND k.invalid IS NOT TRUE AND COALESCE(m.paused_until <= ${now}, TRUE) AS connected,
             m.quarantined_at IS NOT NULL AS quarantined
      FROM calcache.cached_calendar c
      JOIN calcache.mailbox m ON m.id = c.mailbox_id
      JOIN (SELECT asked.*, ${isOutdone("asked", time)} AS outdone
            FROM unnest(${integrationsOf(engine)}::text[], ${rules}::int[], ${addresses}::text[]) AS asked(integration, rule, address))
        AS served USING (integration)
      LEFT JOIN ${Prisma.raw(everyCredential)} k ON k.id = m.credential_id
      LEFT JOIN calcache.subscription s ON s.calendar_id = c.id
      WHERE ${looked} AND (s.calendar_id IS NULL OR s.state NOT IN ('active', 'renewing') OR s.expires_at <= ${now} OR s.renew_at <= ${now}
             OR s.address IS DISTINCT FROM served.address AND NOT served.outdone OR s.former_external_id IS NOT NULL OR s.silent_since IS NOT NULL
             OR c.confirmed_at IS NULL OR c.confirmed_at <= ${ago(Math.min(pollMinutes, pollMinutesWithoutSubscription))}
                AND (c.confirmed_at <= ${ago(pollMinutes)} OR s.state NOT IN ('active', 'renewing'))
             OR m.quarantined_at IS NOT NULL AND m.paused_until <= ${now}
             OR c.dirty_since <= ${now} OR c.covered_until < ${windowEnd} OR c.busy_rule < served.rule OR ${restored}
             OR NOT EXISTS (SELECT 1 FROM calcache.calendar_watch w WHERE w.calendar_id = c.id))
    ) due
    WHERE CASE WHEN wanted THEN connected ELSE subscription IS NOT NULL END
    ORDER BY "mustWait", "confirmedAt" ASC NULLS FIRST
    LIMIT ${atMost}`;
}

type Looked = { now: Date; windowEnd: Date; addresses: string[]; rules: number[]; confirmedBefore: Date };

/**
 * SQL: the ids of all calendars for which the planner may find something to do, and of some others. One table at a time says it of nearly
 * all, so that they needn't be joined: a million calendars of which none is due are looked through in a third of the time. As an array, for which
 * the planner expects few, so that it looks these up and doesn't join all.
 */
const mayBeDue = ({ now, windowEnd, addresses, rules, confirmedBefore }: Looked) => Prisma.sql`
  SELECT c.id FROM calcache.cached_calendar c
  WHERE c.confirmed_at IS NULL OR c.confirmed_at <= ${confirmedBefore} OR c.dirty_since <= ${now} OR c.covered_until < ${windowEnd}
     OR c.busy_rule < (SELECT max(rule) FROM unnest(${rules}::int[]) rule) OR ${restored}
  UNION ALL
  SELECT s.calendar_id FROM calcache.subscription s
  WHERE s.state NOT IN ('active', 'renewing') OR s.expires_at <= ${now} OR s.renew_at <= ${now} OR s.former_external_id IS NOT NULL
     OR s.silent_since IS NOT NULL OR (s.address = ALL(${addresses}::text[])) IS NOT TRUE
  UNION ALL
  SELECT id FROM calcache.cached_calendar c WHERE NOT EXISTS (SELECT FROM calcache.subscription s WHERE s.calendar_id = c.id)
  UNION ALL
  SELECT id FROM calcache.cached_calendar c WHERE NOT EXISTS (SELECT FROM calcache.calendar_watch w WHERE w.calendar_id = c.id)
  UNION ALL
  SELECT c.id FROM calcache.mailbox m JOIN calcache.cached_calendar c ON c.mailbox_id = m.id
  WHERE m.quarantined_at IS NOT NULL AND m.paused_until <= ${now}`;
