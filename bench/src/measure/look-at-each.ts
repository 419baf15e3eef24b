import type { Database } from "@calcache/prisma";

/** Asks of every calendar and its subscription whether anything is due: the least that a sweep could ask. */
export const lookAtEach = (db: Database) => db.$queryRaw`
  SELECT count(*) FROM calcache.cached_calendar c LEFT JOIN calcache.subscription s ON s.calendar_id = c.id
  WHERE s.calendar_id IS NULL OR s.renew_at <= now() OR c.confirmed_at <= now() - interval '6 hours'
     OR c.dirty_since <= now()`;
