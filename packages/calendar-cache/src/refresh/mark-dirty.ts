import { lockedInOrder, Prisma } from "@calcache/prisma";
import type { Engine } from "../engine/engine.ts";
import { wakeSoon } from "../engine/wake-soon.ts";

/**
 * The provider's word about one of its subscriptions (by the provider's id): that something may have changed, and
 * perhaps that it will stop notifying unless renewed, or has stopped.
 */
export type Notice = {
  subscription: string;
  lifecycle: "renew" | "removed" | null;
  /** the trace context in which it came, where that is kept */
  trace?: string | null;
};

/** What became of one notified subscription. */
export type MarkOutcome = "marked" | "unknown subscription" | "no credential";

/** `wake` unless there is no more to do than was notified before: for that the mailbox was woken then. */
type MarkRow = { externalId: string; mailboxId: number; connected: boolean; wake: boolean };

/**
 * Takes notices in, durably and in one round trip: marks the calendars as dirty, notes what the provider says of the
 * subscriptions' lives, and wakes the mailboxes, once for all that is notified before it is read. Once this resolves, the calendars will be refreshed, however many
 * times and in whatever order it is called. A subscription renewed within the last ten minutes isn't renewed again.
 */
export async function markDirty(
  engine: Engine,
  notices: readonly Notice[],
): Promise<Map<string, MarkOutcome>> {
  if (notices.length === 0) return new Map();
  const noticesOf = Map.groupBy(notices, ({ subscription }) => subscription);
  const ids = [...noticesOf.keys()];
  const counts = [...noticesOf.values()].map(({ length }) => length);
  const told = (lifecycle: Notice["lifecycle"]) =>
    [...noticesOf.values()].map((some) => some.some((notice) => notice.lifecycle === lifecycle));
  const traces = [...noticesOf.values()].map((some) => some.findLast(({ trace }) => trace)?.trace ?? null);
  const now = new Date(engine.now());
  const renewedBefore = new Date(engine.now() - 10 * 60_000);
  const found = await engine.db.$queryRaw<MarkRow[]>`
    WITH found AS (
      SELECT n.external_id, n.count, n.renew, n.removed, n.trace, s.calendar_id, c.mailbox_id, m.credential_id IS NOT NULL AS connected
      FROM unnest(${ids}::text[], ${counts}::int[], ${told("renew")}::boolean[], ${told("removed")}::boolean[], ${traces}::text[])
        AS n(external_id, count, renew, removed, trace)
      JOIN calcache.subscription s ON s.external_id = n.external_id AND s.state <> 'removed'
      JOIN calcache.cached_calendar c ON c.id = s.calendar_id
      JOIN calcache.mailbox m ON m.id = c.mailbox_id
    ), locked AS (${lockedInOrder(
      "cached_calendar",
      Prisma.sql`id IN (SELECT calendar_id FROM found)`,
      Prisma.sql`, dirty_reason IS DISTINCT FROM 'notified' AS newly`,
    )}
    ), locked_subscription AS (${lockedInOrder("subscription", Prisma.sql`calendar_id IN (SELECT id FROM locked)`)}
    ), marked AS (
      UPDATE calcache.cached_calendar c
      SET dirty_since = LEAST(dirty_since, ${now}), dirty_reason = 'notified',
          dirty_generation = dirty_generation + f.count,
          trace = COALESCE(f.trace, c.trace),
          refresh_after = CASE WHEN dirty_reason = 'second look' THEN NULL ELSE refresh_after END
      FROM locked JOIN found f ON f.calendar_id = locked.id WHERE c.id = locked.id AND f.connected
    ), noted AS (
      UPDATE calcache.subscription s
      SET last_notified_at = ${now}, silent_since = NULL,
          renew_at = CASE WHEN f.renew AND COALESCE(s.renewed_at <= ${renewedBefore}, TRUE) THEN ${now} ELSE s.renew_at END,
          next_attempt_at = CASE WHEN f.renew OR f.removed THEN NULL ELSE s.next_attempt_at END,
          state = CASE WHEN f.removed THEN 'lapsed' ELSE s.state END,
          reason = CASE WHEN f.removed THEN 'the provider removed it' ELSE s.reason END
      FROM locked_subscription l JOIN found f ON f.calendar_id = l.id WHERE s.calendar_id = l.id
    )
    SELECT f.external_id AS "externalId", f.mailbox_id AS "mailboxId", f.connected,
           f.connected AND (locked.newly OR f.renew OR f.removed) AS wake
    FROM found f JOIN locked ON locked.id = f.calendar_id`;
  const outcomes = new Map<string, MarkOutcome>(ids.map((id) => [id, "unknown subscription"]));
  for (const { externalId, connected } of found)
    outcomes.set(externalId, connected ? "marked" : "no credential");
  wakeSoon(
    engine,
    found.filter(({ wake }) => wake).map(({ mailboxId }) => mailboxId),
  );
  return outcomes;
}
