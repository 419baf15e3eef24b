import { floorMinute, type Minute, type MinuteRange } from "@calcache/availability";
import type { Engine } from "@calcache/calendar-cache";
import type { EventTypeCache } from "../event-types/found/event-type-cache.ts";
import type { ShownEventType } from "../event-types/profiles/find-shown.ts";
import type { CacheStatus } from "../host-time/cache-status.ts";
import { findSlotsFor } from "./find-slots-for.ts";
import type { FoundSlots, SlotsQuery } from "./find-slots-of.ts";

const minutesPerDay = 1440;

/** How many days ahead are looked at, one after the other, until there is a slot: most often a week is enough. */
const looks = [7, 31, 92];

/** A query for slots that begin at a minute or after it, as soon as there are any. */
export type NextQuery = Omit<SlotsQuery, "range"> & { from: Minute };

/** The first slot of an event type. */
export type NextSlot = { eventType: ShownEventType; slot: MinuteRange };

type Known = Omit<FoundSlots, "slots" | "seats">;

/**
 * The next slot of each of these event types, the earliest first; one that has none in the next 92 days, or doesn't have the asked
 * length, is left out. Each look takes the round trips of a request for slots.
 */
export async function findNextSlots(
  engine: Engine,
  cache: EventTypeCache,
  eventTypes: readonly ShownEventType[],
  query: NextQuery,
): Promise<{ next: NextSlot[] } & Known> {
  const next: NextSlot[] = [];
  const known: Known[] = [];
  for (const eventType of eventTypes) {
    for (const days of looks) {
      const found = await findSlotsFor(engine, cache, { eventTypeId: eventType.id }, within(days, query));
      if (!found.ok) break;
      const [slot] = found.value.slots;
      if (slot === undefined && days !== looks.at(-1)) continue;
      known.push(found.value);
      if (slot !== undefined) next.push({ eventType, slot });
      break;
    }
  }
  return { next: next.toSorted((a, b) => a.slot.start - b.slot.start), ...together(known, engine.now()) };
}

/** Nothing that has begun is offered, however long ago slots are asked from. */
function within(days: number, { from, ...query }: NextQuery): SlotsQuery {
  return { ...query, range: { start: from, end: from + days * minutesPerDay } };
}

/** How the busy times of several answers are known. */
function together(all: readonly Known[], now: number): Known {
  const statuses = new Set(all.map(({ cacheStatus }) => cacheStatus));
  const [only = "HIT"] = statuses;
  const worst = (["STALE", "BYPASS"] as const).find((status) => statuses.has(status));
  const cacheStatus: CacheStatus = worst ?? (statuses.size > 1 ? "MIXED" : only);
  const times = all.flatMap(({ asOf }) => asOf ?? []);
  return {
    cacheStatus,
    asOf: all.length === 0 ? now : times.length === 0 ? null : Math.min(...times),
    unavailableHosts: all.reduce((sum, { unavailableHosts }) => sum + unavailableHosts, 0),
  };
}

/** The minute from which on slots are looked for: now where none is asked for, or one that is over. @param now epoch ms */
export const fromNow = (asked: Minute | null, now: number): Minute => Math.max(asked ?? 0, floorMinute(now));
