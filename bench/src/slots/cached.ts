import type { CalendarCache } from "@calcache/calendar-cache";
import { findSlotsOf } from "@calcache/scheduling";
import { eventTypeAsked, type Question, timeZone } from "./question.ts";

/** Ours, as a function: two round trips and the slot math. */
export async function cached(cache: CalendarCache, question: Question): Promise<number> {
  const eventType = await eventTypeAsked(cache, question);
  const query = { range: question.range, timeZone, duration: null, serveCache: null };
  const { slots, cacheStatus } = await findSlotsOf(cache, eventType, query);
  if (cacheStatus !== "HIT") throw new Error(`the cache answered ${cacheStatus}`);
  return slots.length;
}
