import { elementOpensEventType } from "@calcache/api-keys";
import { type Engine, shareAnswers } from "@calcache/calendar-cache";
import { badRequest, endpoint } from "@calcache/http-edge";
import {
  type EventTypeCache,
  findExcludedTimes,
  findNames,
  findSlotsFor,
  groupByDate,
  otherRoom,
} from "@calcache/scheduling";
import { z } from "zod";
import type { Metrics } from "../../process/metrics.ts";
import { cacheAnswerHeaders, cacheHeaders } from "../edge/answers/cache-headers.ts";
import { noSuchEventType } from "../edge/answers/no-such-event-type.ts";
import { success, successOf } from "../edge/answers/success.ts";
import { anybodyOrElement, beyondSubjects } from "../edge/callers/element.ts";
import { slotsQuery } from "./slots-query.ts";

export type SlotsServices = { engine: Engine; cache: EventTypeCache; metrics: Pick<Metrics, "reads"> };

/** Equal questions that are under way in a process share an answer. */
const shares = new WeakMap<EventTypeCache, Share>();
type Share = ReturnType<typeof shareAnswers<Awaited<ReturnType<typeof findSlotsFor>>>>;

function shareIn(cache: EventTypeCache): Share {
  const share = shares.get(cache) ?? shareAnswers();
  shares.set(cache, share);
  return share;
}

const slot = z.object({
  start: z.string(),
  end: z.string().optional(),
  seatsTotal: z.int().optional(),
  seatsBooked: z.int().optional(),
  seatsRemaining: z.int().optional(),
});

/** Slots by their date in the asker's zone. */
const slots = z.record(z.string(), z.array(slot));

/** As in cal.com's API v2. */
export const slotsEndpoint = endpoint("GET", "/api/v2/slots", {
  summary: "The free slots of an event type",
  caller: anybodyOrElement("slots:read"),
  query: slotsQuery,
  answerHeaders: cacheAnswerHeaders,
  answers: { 200: successOf(slots) },
  refusals: [noSuchEventType],
  async handle({ who, query: { eventType, format, ...asked } }, { engine, cache, metrics }: SlotsServices) {
    if (who?.element) {
      const id =
        "eventTypeId" in eventType ? eventType.eventTypeId : (await findNames(engine, eventType))?.id;
      if (id === undefined) return noSuchEventType;
      if (!(await elementOpensEventType(engine.db, who.element, id))) return beyondSubjects;
    }
    const own = await findExcludedTimes(engine.db, asked.own);
    const query = { ...asked.slots, own };
    const found = await shareIn(cache)(JSON.stringify([eventType, query]), () =>
      findSlotsFor(engine, cache, eventType, query),
    );
    if (!found.ok) {
      if (found.error.kind === "no event type") return noSuchEventType;
      if (found.error.kind === "other rooms") return badRequest([otherRoom]);
      const message = `must be one of ${found.error.lengths.join(", ")} for this event type`;
      return badRequest([{ path: "duration", message }]);
    }
    metrics.reads.inc({ outcome: found.value.cacheStatus });
    const dates = groupByDate(found.value.slots, asked.slots.timeZone, format, found.value.seats);
    return success(200, dates, cacheHeaders(found.value));
  },
});
