import { Prisma } from "@calcache/prisma";
import type { Engine } from "../engine/engine.ts";
import { integrationsOf } from "../engine/providers.ts";
import { pollMinutesWithoutSubscription } from "../serve/serve-rule.ts";
import { warmWindow } from "../store/warm-window.ts";
import type { CalendarUpkeep } from "./upkeep-plan.ts";

/** What the planner needs of a calendar, and what its actions need beside. */
export type StoredUpkeep = CalendarUpkeep & {
  mailboxId: number;
  /** the calendar's id at its provider */
  externalId: string;
  /** its subscription's id there */
  subscriptionId: string | null;
};

type Row = {
  calendarId: number;
  mailboxId: number;
  externalId: string;
  subscriptionId: string | null;
  wanted: boolean;
  connected: boolean;
  quarantined: boolean;
  confirmedAt: Date | null;
  coveredUntil: Date | null;
  dirtySince: Date | null;
  refreshAfter: Date | null;
  state: NonNullable<CalendarUpkeep["subscription"]>["state"] | null;
  createdAt: Date | null;
  expiresAt: Date | null;
  renewAt: Date | null;
  nextAttemptAt: Date | null;
};

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
  const windowEnd = new Date(warmWindow(time, engine.settings.months).range.end * 60_000);
  const { pollMinutes } = engine.settings;
  const ofMailbox = mailboxId === undefined ? Prisma.empty : Prisma.sql`AND c.mailbox_id = ${mailboxId}`;
  const rows = await engine.db.$queryRaw<Row[]>`
    SELECT * FROM (
      SELECT c.id AS "calendarId", c.mailbox_id AS "mailboxId", c.external_id AS "externalId",
             c.confirmed_at AS "confirmedAt", c.covered_until AS "coveredUntil", c.dirty_since AS "dirtySince",
             c.refresh_after AS "refreshAfter", s.external_id AS "subscriptionId", s.state::text AS state,
             s.created_at AS "createdAt", s.expires_at AS "expiresAt", s.renew_at AS "renewAt",
             s.next_attempt_at AS "nextAttemptAt",
             EXISTS (SELECT 1 FROM calendar_watch w WHERE w.calendar_id = c.id) AS wanted,
             k.id IS NOT NULL AND k.invalid IS NOT TRUE AND COALESCE(m.paused_until <= ${now}, TRUE) AS connected,
             m.quarantined_at IS NOT NULL AS quarantined
      FROM cached_calendar c
      JOIN mailbox m ON m.id = c.mailbox_id AND m.integration = ANY(${integrationsOf(engine)})
      LEFT JOIN "Credential" k ON k.id = m.credential_id
      LEFT JOIN subscription s ON s.calendar_id = c.id
      WHERE (s.calendar_id IS NULL OR s.state NOT IN ('active', 'renewing') OR s.expires_at <= ${now} OR s.renew_at <= ${now}
             OR c.confirmed_at IS NULL OR c.confirmed_at <= ${ago(Math.min(pollMinutes, pollMinutesWithoutSubscription))}
                AND (c.confirmed_at <= ${ago(pollMinutes)} OR s.state NOT IN ('active', 'renewing'))
             OR m.quarantined_at IS NOT NULL AND m.paused_until <= ${now}
             OR c.dirty_since <= ${now} OR c.covered_until < ${windowEnd}
             OR NOT EXISTS (SELECT 1 FROM calendar_watch w WHERE w.calendar_id = c.id)) ${ofMailbox}
    ) due
    WHERE CASE WHEN wanted THEN connected ELSE state IS NOT NULL END
    ORDER BY COALESCE(GREATEST("nextAttemptAt", "refreshAfter") > ${now}, FALSE), "confirmedAt" ASC NULLS FIRST
    LIMIT ${atMost}`;
  return rows.map(toUpkeep);
}

function toUpkeep({ state, createdAt, expiresAt, renewAt, nextAttemptAt, ...row }: Row): StoredUpkeep {
  return {
    ...row,
    confirmedAt: epoch(row.confirmedAt),
    coveredUntil: epoch(row.coveredUntil),
    dirtySince: epoch(row.dirtySince),
    refreshAfter: epoch(row.refreshAfter),
    subscription:
      state === null || createdAt === null
        ? null
        : {
            state,
            createdAt: createdAt.getTime(),
            expiresAt: epoch(expiresAt),
            renewAt: epoch(renewAt),
            nextAttemptAt: epoch(nextAttemptAt),
          },
  };
}

const epoch = (date: Date | null) => date?.getTime() ?? null;
