import { everyCredential, hostShape, Prisma } from "@calcache/prisma";
import { listEvery } from "../accounts/learn-calendars.ts";
import { hasTenants } from "../accounts/tenant-accounts.ts";
import type { Engine } from "../engine/engine.ts";
import { integrationsOf } from "../engine/providers.ts";
import { mayHaveIncident } from "../health/incident.ts";
import { isOldChange } from "../store/cache-changes.ts";
import { compareEvery } from "../subscriptions/compare-subscriptions.ts";
import { watchesDiffer } from "../subscriptions/selected-calendars.ts";
import { alignment } from "./aligned-watches.ts";
import { hasBookedChanges, manyWriters, pruningLimits } from "./prune.ts";
import { mayHaveGaps } from "./reconcile.ts";

/** How many mailboxes' subscriptions one sweep compares with the provider's, and of how many it lists the calendars. */
const mailboxesAtMost = 50;

/** What there is to do besides the calendars themselves. */
type SweepAgenda = {
  tendIncidents: boolean;
  tendTenants: boolean;
  reconcile: boolean;
  alignWatches: boolean;
  /** what the watches agree with from now on, where that wasn't known */
  alignedTo: string | null;
  prune: boolean;
  /** mailboxes by id, whose subscriptions are to be compared, and whose calendars are to be listed */
  compare: number[];
  list: number[];
};

/** One look at what a sweep has to do. A mailbox's subscriptions are compared once a day. One round trip. */
export async function loadAgenda(engine: Engine): Promise<SweepAgenda> {
  const shape = await hostShape(engine.db);
  const { month, changesBefore } = pruningLimits(engine);
  const now = new Date(engine.now());
  const yesterday = new Date(engine.now() - compareEvery);
  const [agenda] = await engine.db.$queryRaw<SweepAgenda[]>`
    SELECT ${mayHaveIncident(engine)} AS "tendIncidents",
           ${hasTenants} AS "tendTenants",
           ${mayHaveGaps(engine)} AS reconcile,
           CASE WHEN aligned.known THEN NULL ELSE aligned.version END AS "alignedTo",
           CASE WHEN aligned.known THEN FALSE ELSE ${watchesDiffer(integrationsOf(engine), shape)} END AS "alignWatches",
           EXISTS (SELECT 1 FROM calcache.busy_month WHERE month < ${month})
             OR EXISTS (SELECT 1 FROM calcache.availability_change WHERE at < ${changesBefore})
             OR EXISTS (SELECT 1 FROM calcache.cache_invalidation WHERE ${isOldChange})
             OR ${hasBookedChanges}
             OR EXISTS (SELECT 1 FROM calcache.guest_calendar WHERE expires_at <= ${now})
             OR ${manyWriters} AS prune,
           ARRAY (
             SELECT m.id FROM calcache.mailbox m
             JOIN ${Prisma.raw(everyCredential)} k ON k.id = m.credential_id AND k.invalid IS NOT TRUE
             WHERE m.integration = ANY(${integrationsOf(engine)}) AND COALESCE(m.paused_until <= ${now}, TRUE)
               AND (m.compared_at <= ${yesterday} OR m.compared_at IS NULL AND EXISTS (
                 SELECT FROM calcache.cached_calendar c JOIN calcache.subscription s ON s.calendar_id = c.id
                 WHERE c.mailbox_id = m.id AND s.created_at <= ${yesterday}))
             ORDER BY m.compared_at ASC NULLS FIRST LIMIT ${mailboxesAtMost}
           ) AS compare,
           ARRAY (
             SELECT m.id FROM calcache.mailbox m
             JOIN ${Prisma.raw(everyCredential)} k ON k.id = m.credential_id AND k.invalid IS NOT TRUE
             WHERE m.integration = ANY(${integrationsOf(engine)}) AND COALESCE(m.paused_until <= ${now}, TRUE)
               AND m.quarantined_at IS NULL AND (m.listed_at IS NULL OR m.listed_at <= ${new Date(engine.now() - listEvery)})
               AND (EXISTS (SELECT 1 FROM calcache.cached_calendar c JOIN calcache.calendar_watch w ON w.calendar_id = c.id
                            WHERE c.mailbox_id = m.id)
                 OR EXISTS (SELECT 1 FROM calcache.written_calendar w WHERE w.mailbox_id = m.id))
             ORDER BY m.listed_at ASC NULLS FIRST LIMIT ${mailboxesAtMost}
           ) AS list
    FROM (${alignment(engine)}) aligned`;
  return (
    agenda ?? {
      tendIncidents: false,
      tendTenants: false,
      reconcile: false,
      alignWatches: false,
      alignedTo: null,
      prune: false,
      compare: [],
      list: [],
    }
  );
}
