import type { CalendarCache } from "../engine/calendar-cache.ts";

/** Raises an alert of this name, or renews the reason of the one that stands. */
export async function raiseAlert(cache: CalendarCache, name: string, reason: string): Promise<void> {
  const now = new Date(cache.now());
  const [alert] = await cache.db.$queryRaw<{ isNew: boolean }[]>`
    INSERT INTO alert AS standing (name, reason, raised_at) VALUES (${name}, ${reason}, ${now})
    ON CONFLICT (name) DO UPDATE SET
      reason = EXCLUDED.reason,
      raised_at = CASE WHEN standing.cleared_at IS NULL THEN standing.raised_at ELSE EXCLUDED.raised_at END,
      cleared_at = NULL
    RETURNING raised_at = ${now} AS "isNew"`;
  if (alert?.isNew) cache.log.error({ alert: name, why: reason }, "[Alert] somebody has to mend this");
}

/** Clears the alert of this name, if it stands. */
export async function clearAlert(cache: CalendarCache, name: string): Promise<void> {
  const { count } = await cache.db.alert.updateMany({
    where: { name, clearedAt: null },
    data: { clearedAt: new Date(cache.now()) },
  });
  if (count > 0) cache.log.info({ alert: name }, "[Alert Cleared] it works again");
}
