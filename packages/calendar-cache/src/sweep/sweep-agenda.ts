import { addMonths } from "@calcache/availability";
import type { Engine } from "../engine/engine.ts";
import { integrationsOf } from "../engine/providers.ts";
import { mayHaveIncident } from "../health/incident.ts";
import { isOldChange } from "../store/cache-changes.ts";
import { warmWindow } from "../store/warm-window.ts";
import { compareEvery } from "../subscriptions/compare-subscriptions.ts";
import { watchesDiffer } from "../subscriptions/selected-calendars.ts";

const day = 24 * 60 * 60_000;

/** How long the log of changes is kept: long enough for whoever reads it, and for an audit of last month. */
const changesKeptFor = 40 * day;

/** How many mailboxes' subscriptions one sweep compares with the provider's. */
const compareAtMost = 50;

/** What there is to do besides the calendars themselves. */
export type SweepAgenda = {
  tendIncidents: boolean;
  alignWatches: boolean;
  prune: boolean;
  /** mailboxes by id */
  compare: number[];
};

/** Times before which stored things have served: a month's name, and a moment. */
export function pruningLimits(engine: Engine): { month: string; changesBefore: Date } {
  const [first = ""] = warmWindow(engine.now(), engine.settings.months).months;
  return { month: addMonths(first, -1), changesBefore: new Date(engine.now() - changesKeptFor) };
}

/** One look at what a sweep has to do. A mailbox's subscriptions are compared once a day. One round trip. */
export async function loadAgenda(engine: Engine): Promise<SweepAgenda> {
  const { month, changesBefore } = pruningLimits(engine);
  const now = new Date(engine.now());
  const yesterday = new Date(engine.now() - compareEvery);
  const [agenda] = await engine.db.$queryRaw<SweepAgenda[]>`
    SELECT ${mayHaveIncident(engine)} AS "tendIncidents",
           ${watchesDiffer(integrationsOf(engine))} AS "alignWatches",
           EXISTS (SELECT 1 FROM busy_month WHERE month < ${month})
             OR EXISTS (SELECT 1 FROM availability_change WHERE at < ${changesBefore})
             OR EXISTS (SELECT 1 FROM cache_invalidation WHERE ${isOldChange})
             OR EXISTS (SELECT 1 FROM guest_calendar WHERE expires_at <= ${now}) AS prune,
           ARRAY (
             SELECT m.id FROM mailbox m
             JOIN "Credential" k ON k.id = m.credential_id AND k.invalid IS NOT TRUE
             WHERE m.integration = ANY(${integrationsOf(engine)}) AND COALESCE(m.paused_until <= ${now}, TRUE)
               AND COALESCE(m.compared_at, (SELECT min(s.created_at) FROM subscription s
                 JOIN cached_calendar c ON c.id = s.calendar_id WHERE c.mailbox_id = m.id)) <= ${yesterday}
             ORDER BY m.compared_at ASC NULLS FIRST LIMIT ${compareAtMost}
           ) AS compare`;
  return agenda ?? { tendIncidents: false, alignWatches: false, prune: false, compare: [] };
}
