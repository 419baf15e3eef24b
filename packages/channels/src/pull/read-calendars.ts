import { usersSeenBy } from "@calcache/api-keys";
import { type Database, Prisma } from "@calcache/prisma";
import { readCalendarChanges } from "../gather/calendar-changes.ts";
import { findAudience } from "../gather/find-audience.ts";
import { type Asker, asking } from "../gather/listening.ts";
import { hull, openToldOf } from "../gather/told-of.ts";
import type { Step, ToldChange } from "./told-change.ts";

/** Changes of the calendars that an asker's key opens and their filters name. */
export async function readCalendars(
  db: Pick<Database, "$queryRaw">,
  asker: Asker,
  until: string,
  after: bigint,
  most: number,
): Promise<Step> {
  // Only theirs are looked at: whoever asks every few seconds needn't have everybody's calendars searched.
  const isSeen = Prisma.sql`u.id IN (WITH key AS (SELECT * FROM calcache.api_key WHERE id = ${asker.apiKeyId})
    SELECT seen.id FROM (${Prisma.raw(usersSeenBy("key"))}) seen)`;
  const audience = await findAudience(db, asking(asker), isSeen);
  const listeners = new Map(audience.map((listener) => [listener.calendarId, listener]));
  const window = { since: asker.since, until };
  const changes = await readCalendarChanges(db, window, after, most, [...listeners.keys()]);
  const toldOf = await openToldOf(db, audience, changes);
  const told = changes.flatMap((change): ToldChange[] => {
    const listener = listeners.get(change.calendarId);
    if (listener === undefined) return [];
    const touched = toldOf(listener, change);
    if (touched.length === 0) return [];
    const { id, at } = change;
    const data = { calendar: listener.calendar, usernames: listener.usernames };
    return [{ id, type: "availability.changed", at, data, range: hull(touched) }];
  });
  return { told, last: changes.at(-1)?.id ?? after, isFull: changes.length === most };
}
