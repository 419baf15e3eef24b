import type { MinuteRange } from "@calcache/availability";
import type { Engine } from "@calcache/calendar-cache";
import { type EventTypeCache, findSlotsFor } from "@calcache/scheduling";
import { type Question, timeZone } from "./question.ts";
import { eventTypeOf } from "./seed-teams.ts";

/** Ours, as a function and as the app calls it: one round trip where the event type is remembered, and the slot math. */
export const cached = (engine: Engine, cache: EventTypeCache, { hosts, range }: Question): Promise<number> =>
  slotsOf(engine, cache, eventTypeOf(hosts), range);

/** How many slots an event type of the team has. */
export async function slotsOf(
  engine: Engine,
  cache: EventTypeCache,
  eventTypeSlug: string,
  range: MinuteRange,
): Promise<number> {
  const query = { range, timeZone, duration: null, serveCache: null };
  const found = await findSlotsFor(engine, cache, { teamSlug: "bench", eventTypeSlug }, query);
  if (!found.ok) throw new Error(`there is no event type ${eventTypeSlug}`);
  const { slots, cacheStatus } = found.value;
  if (cacheStatus !== "HIT") throw new Error(`the cache answered ${cacheStatus}`);
  return slots.length;
}
