import type { CalendarCache } from "./calendar-cache.ts";

/** What became of one notified subscription. */
export type MarkOutcome = "marked" | "unknown subscription" | "no credential";

/**
 * Marks the calendars of these subscriptions (the provider's ids) as dirty, durably and in one round trip, and wakes
 * their mailboxes. Once this resolves, the marks are stored and the calendars will be refreshed, however many times
 * and in whatever order it is called.
 */
export async function markDirty(
  cache: CalendarCache,
  subscriptionIds: readonly string[],
): Promise<Map<string, MarkOutcome>> {
  if (subscriptionIds.length === 0) return new Map();
  const now = new Date(cache.now());
  const found = await cache.db.$queryRaw<{ externalId: string; mailboxId: number; connected: boolean }[]>`
    WITH found AS (
      SELECT s.external_id, s.calendar_id, c.mailbox_id, m.credential_id IS NOT NULL AS connected
      FROM subscription s
      JOIN cached_calendar c ON c.id = s.calendar_id
      JOIN mailbox m ON m.id = c.mailbox_id
      WHERE s.external_id = ANY(${[...subscriptionIds]}::text[]) AND s.state <> 'removed'
    ), marked AS (
      UPDATE cached_calendar
      SET dirty_since = LEAST(dirty_since, ${now}), dirty_reason = 'notified',
          dirty_generation = dirty_generation + 1,
          refresh_after = CASE WHEN dirty_reason = 'second look' THEN NULL ELSE refresh_after END
      WHERE id IN (SELECT calendar_id FROM found WHERE connected)
    ), noted AS (
      UPDATE subscription SET last_notified_at = ${now}
      WHERE calendar_id IN (SELECT calendar_id FROM found)
    )
    SELECT external_id AS "externalId", mailbox_id AS "mailboxId", connected FROM found`;
  const outcomes = new Map<string, MarkOutcome>(subscriptionIds.map((id) => [id, "unknown subscription"]));
  for (const { externalId, connected } of found)
    outcomes.set(externalId, connected ? "marked" : "no credential");
  const mailboxes = new Set(found.filter(({ connected }) => connected).map(({ mailboxId }) => mailboxId));
  // Not waited for: the marks are the truth, and the provider is waiting for its answer.
  cache
    .wake([...mailboxes])
    .catch((error) =>
      cache.log.warn({ err: error }, "a wake-up was lost; the worker will find the dirty marks"),
    );
  return outcomes;
}
