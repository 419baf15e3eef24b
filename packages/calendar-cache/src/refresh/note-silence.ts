import type { Engine } from "../engine/engine.ts";

/**
 * Notes, after a change was found of which nobody had notified, that the calendar's subscription is silent, if it should have: it was
 * alive since the calendar was last read. Until it notifies again it counts as none.
 * @param readBefore when that was
 */
export async function noteSilence(
  engine: Engine,
  calendarId: number,
  readBefore: Date | null,
): Promise<void> {
  const now = new Date(engine.now());
  const noted = await engine.db.$executeRaw`
    UPDATE calcache.subscription SET silent_since = ${now}
    WHERE calendar_id = ${calendarId} AND silent_since IS NULL AND state IN ('active', 'renewing')
      AND expires_at > ${now} AND created_at <= ${readBefore} AND COALESCE(last_notified_at <= ${readBefore}, true)`;
  if (noted > 0)
    engine.log.warn({ calendar: calendarId }, "[Silence] a change was found of which nobody had notified");
}
