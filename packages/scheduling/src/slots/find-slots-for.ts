import type { Engine } from "@calcache/calendar-cache";
import { err, ok, type Result } from "@calcache/prisma";
import type { EventTypeWithHosts } from "../event-types/columns/event-type.ts";
import { withRoom } from "../event-types/columns/rooms.ts";
import type { EventTypeCache } from "../event-types/found/event-type-cache.ts";
import { isCurrent, questionOf, readEventType } from "../event-types/found/find-event-type.ts";
import type { EventTypeQuery } from "../event-types/names/event-type-query.ts";
import { type FoundSlots, findSlotsIfCurrent, findSlotsOf, type SlotsQuery } from "./find-slots-of.ts";

/** Why there is no answer: nothing has these slugs or this id, or the event type has other lengths (minutes), or no such room to choose. */
export type SlotsProblem =
  | { kind: "no event type" }
  | { kind: "other lengths"; lengths: readonly number[] }
  | { kind: "other rooms" };

/**
 * The slots of an event type, in one round trip if it is remembered: the statement that reads what is busy tells as
 * well whether the event type still is what it was. Calendars that have changed since they were remembered take one
 * more; an event type that isn't remembered takes two in all, and one that has changed three.
 */
export async function findSlotsFor(
  engine: Engine,
  cache: EventTypeCache,
  which: EventTypeQuery,
  query: SlotsQuery,
): Promise<Result<FoundSlots, SlotsProblem>> {
  const remembered = cache.recall(questionOf(which));
  if (
    remembered &&
    hasLength(remembered.eventType, query.duration) &&
    withRoom(remembered.eventType, query.room ?? null)
  ) {
    const found = await findSlotsIfCurrent(engine, remembered, query);
    if (found.ok) return found;
  }
  const eventType = await findAndKeep(engine, cache, which);
  if (!eventType) return err({ kind: "no event type" });
  if (!hasLength(eventType, query.duration))
    return err({ kind: "other lengths", lengths: eventType.lengths ?? [] });
  if (!withRoom(eventType, query.room ?? null)) return err({ kind: "other rooms" });
  return ok(await findSlotsOf(engine, eventType, query, { recall: false }));
}

/** {@link findEventType}, of which a remembered one costs no more than to ask whether it still is what it was. */
export async function recallEventType(
  engine: Pick<Engine, "db" | "providers" | "now">,
  cache: EventTypeCache,
  which: EventTypeQuery,
): Promise<EventTypeWithHosts | null> {
  const remembered = cache.recall(questionOf(which));
  return remembered && (await isCurrent(engine, remembered))
    ? remembered.eventType
    : findAndKeep(engine, cache, which);
}

async function findAndKeep(
  engine: Pick<Engine, "db" | "providers" | "now">,
  cache: EventTypeCache,
  which: EventTypeQuery,
): Promise<EventTypeWithHosts | null> {
  const found = await readEventType(engine, which);
  // Under its one name only: it could be asked for in many cases of letters.
  if (found && isWrittenAs(found.eventType, which)) cache.keep(questionOf(which), found);
  else cache.forget(questionOf(which));
  return found?.eventType ?? null;
}

function isWrittenAs({ slug, owner }: EventTypeWithHosts, which: EventTypeQuery): boolean {
  if ("eventTypeId" in which) return true;
  return (
    which.eventTypeSlug === slug && owner.slug === ("teamSlug" in which ? which.teamSlug : which.username)
  );
}

const hasLength = ({ lengths }: EventTypeWithHosts, duration: number | null) =>
  duration === null || lengths === null || lengths.includes(duration);
