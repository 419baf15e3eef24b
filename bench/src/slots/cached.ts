import type { Engine } from "@calcache/calendar-cache";
import { type EventTypeCache, findSlotsFor } from "@calcache/scheduling";
import { type Question, timeZone } from "./question.ts";
import { eventTypeOf } from "./seed-teams.ts";

/** Ours, as a function and as the app calls it: one round trip where the event type is remembered, and the slot math. */
export async function cached(
  engine: Engine,
  cache: EventTypeCache,
  { hosts, range }: Question,
): Promise<number> {
  const eventType = { teamSlug: "bench", eventTypeSlug: eventTypeOf(hosts) };
  const query = { range, timeZone, duration: null, serveCache: null };
  const found = await findSlotsFor(engine, cache, eventType, query);
  if (!found.ok) throw new Error(`there is no team of ${hosts}`);
  const { slots, cacheStatus } = found.value;
  if (cacheStatus !== "HIT") throw new Error(`the cache answered ${cacheStatus}`);
  return slots.length;
}
