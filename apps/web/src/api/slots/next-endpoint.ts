import { slotFormatter } from "@calcache/availability";
import { endpoint } from "@calcache/http-edge";
import { findNextSlots, findShown, fromNow } from "@calcache/scheduling";
import { z } from "zod";
import { cacheAnswerHeaders, cacheHeaders } from "../edge/answers/cache-headers.ts";
import { noSuchEventType } from "../edge/answers/no-such-event-type.ts";
import { success, successOf } from "../edge/answers/success.ts";
import { mostAtOnce, nextQuery } from "./next-query.ts";
import type { SlotsServices } from "./slots-endpoint.ts";

const nextSlots = z.array(
  z.object({
    start: z.string(),
    end: z.string(),
    eventTypeId: z.int(),
    eventTypeSlug: z.string(),
    title: z.string(),
    owner: z.object({ kind: z.enum(["team", "user"]), slug: z.string(), name: z.string() }),
  }),
);

/** Which of several event types, or of several people, can be had first. */
export const nextSlotsEndpoint = endpoint("GET", "/api/v2/slots/next", {
  summary: "The next free slot of each of several event types, the earliest first",
  query: nextQuery,
  answerHeaders: cacheAnswerHeaders,
  answers: { 200: successOf(nextSlots) },
  refusals: [noSuchEventType],
  async handle({ query: { which, from, slots } }, { engine, cache, metrics }: SlotsServices) {
    const eventTypes = await findShown(engine, which, mostAtOnce);
    if (eventTypes.length === 0) return noSuchEventType;
    const asked = { ...slots, from: fromNow(from, engine.now()) };
    const { next, ...known } = await findNextSlots(engine, cache, eventTypes, asked);
    metrics.reads.inc({ outcome: known.cacheStatus });
    const { time } = slotFormatter(slots.timeZone);
    const data = next.map(({ slot, eventType: { id, slug, title, owner } }) => ({
      start: time(slot.start),
      end: time(slot.end),
      eventTypeId: id,
      eventTypeSlug: slug,
      title,
      owner,
    }));
    return success(200, data, cacheHeaders(known));
  },
});
