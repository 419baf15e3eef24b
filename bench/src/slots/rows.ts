import { type Engine, isReadable } from "@calcache/calendar-cache";
import { mergeWithDayjs } from "./merge-with-dayjs.ts";
import { countSlots, eventTypeAsked, type Question } from "./question.ts";
import { instant } from "./seed-peers.ts";

/** The peer's newer way: a row for each event, read with Prisma in one query, merged with dayjs. */
export async function rows(engine: Engine, question: Question): Promise<number> {
  const eventType = await eventTypeAsked(engine, question);
  const ids = eventType.hosts.flatMap(({ calendars }) =>
    calendars.filter(isReadable).flatMap(({ cachedId }) => cachedId ?? []),
  );
  const { start, end } = question.range;
  const events = await engine.db.$queryRaw<{ calendarId: number; start: Date; end: Date }[]>`
    SELECT calendar_id AS "calendarId", starts_at AS start, ends_at AS end FROM peer_event
    WHERE calendar_id = ANY(${ids}::int[]) AND starts_at < ${instant(end)} AND ends_at > ${instant(start)}`;
  const eventsOf = Map.groupBy(events, ({ calendarId }) => calendarId);
  return countSlots(eventType, question, engine.now(), ({ calendars }) =>
    mergeWithDayjs(calendars.filter(isReadable).flatMap(({ cachedId }) => eventsOf.get(cachedId ?? 0) ?? [])),
  );
}
