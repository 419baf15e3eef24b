import { type Engine, isReadable } from "@calcache/calendar-cache";
import { type BusyTime, mergeWithDayjs } from "./merge-with-dayjs.ts";
import { countSlots, eventTypeAsked, type Question } from "./question.ts";
import { windowKey } from "./seed-peers.ts";

/** The peer's older way: one JSON value for each account and window, one query for each account, all at once. */
export async function json(engine: Engine, question: Question): Promise<number> {
  const eventType = await eventTypeAsked(engine, question);
  const key = windowKey(question.range);
  const values = await Promise.all(
    eventType.hosts.map(async (host) => {
      const [row] = await engine.db.$queryRaw<{ value: BusyTime[] }[]>`
        SELECT value FROM peer_json WHERE credential_id = ${host.calendars.find(isReadable)?.credentialId} AND key = ${key}`;
      return [host, row?.value ?? []] as const;
    }),
  );
  const busyTimesOf = new Map(values);
  return countSlots(eventType, question, engine.now(), (host) => mergeWithDayjs(busyTimesOf.get(host) ?? []));
}
