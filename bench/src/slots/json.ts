import type { CalendarCache } from "@calcache/calendar-cache";
import { type BusyTime, mergeWithDayjs } from "./merge-with-dayjs.ts";
import { countSlots, eventTypeAsked, type Question } from "./question.ts";
import { windowKey } from "./seed-peers.ts";

/** The peer's older way: one JSON value for each account and window, one query for each account, all at once. */
export async function json(cache: CalendarCache, question: Question): Promise<number> {
  const eventType = await eventTypeAsked(cache, question);
  const key = windowKey(question.range);
  const values = await Promise.all(
    eventType.hosts.map(async (host) => {
      const [row] = await cache.db.$queryRaw<{ value: BusyTime[] }[]>`
        SELECT value FROM peer_json WHERE credential_id = ${host.calendars[0]?.credentialId} AND key = ${key}`;
      return [host, row?.value ?? []] as const;
    }),
  );
  const busyTimesOf = new Map(values);
  return countSlots(eventType, question, cache.now(), (host) => mergeWithDayjs(busyTimesOf.get(host) ?? []));
}
