import { endpoint, refusal } from "@calcache/http-edge";
import { z } from "zod";
import type { Metrics } from "../../process/metrics.ts";
import { noSuchEventType } from "../edge/answers/no-such-event-type.ts";
import { idDigits } from "../edge/fields/fields.ts";
import { visitorOf } from "../edge/origins/visitor.ts";
import { type EventStream, openEventStream } from "./event-stream.ts";
import type { LivePages } from "./live-pages.ts";

/** ms. Browsers that lose a server come back over this much time, not all at once. */
const retryFrom = 2_000;
const retrySpread = 3_000;

/** Seconds after which a viewer may ask again where there are too many. */
const retryAfterFull = 30;

export type LiveServices = {
  pages: LivePages;
  metrics: Pick<Metrics, "liveStreams" | "liveEvents">;
  /** in [0, 1) */
  random: () => number;
};

const tooMany = {
  ...refusal(503, "SERVICE_UNAVAILABLE", "Too many pages are open; please try again later"),
  headers: { "retry-after": String(retryAfterFull) },
};

const tooManyThere = {
  ...refusal(429, "TOO_MANY_REQUESTS", "Too many pages are open at this address; please try again later"),
  headers: { "retry-after": String(retryAfterFull) },
};

/**
 * Answers with server-sent events: `availability`, without a word more, whenever what an event type offers may have
 * changed. Whoever hears it, or has just connected, asks for slots anew.
 */
export const liveEndpoint = endpoint("GET", "/api/live", {
  summary: "Events that say when the slots of an event type may have changed",
  query: z.object({ eventTypeId: idDigits }),
  answers: { 200: "text/event-stream" },
  refusals: [noSuchEventType, tooMany, tooManyThere],
  // HEAD would open a stream that nobody reads.
  automatic: ["OPTIONS"],
  async handle({ request, query }, { pages, metrics, random }: LiveServices) {
    let leave = () => {};
    const retry = retryFrom + random() * retrySpread;
    const stream = openEventStream({ retry, over: () => leave() });
    try {
      const tell = () => {
        stream.send("availability");
        metrics.liveEvents.inc();
      };
      const address = visitorOf(request.headers);
      const joined = await pages.join(query.eventTypeId, { address, tell, end: stream.end });
      if (joined.kind !== "joined") {
        stream.end();
        return notLetIn[joined.kind];
      }
      metrics.liveStreams.inc();
      leave = () => {
        joined.leave();
        metrics.liveStreams.dec();
      };
      return streamTo(request, stream);
    } catch (error) {
      stream.end();
      throw error;
    }
  },
});

const notLetIn = {
  full: tooMany,
  "address full": tooManyThere,
  "unknown event type": noSuchEventType,
} as const;

function streamTo({ signal }: Request, { body, end }: EventStream): Response {
  signal.addEventListener("abort", end, { once: true });
  if (signal.aborted) end();
  return new Response(body, {
    headers: {
      "content-type": "text/event-stream; charset=utf-8",
      // A proxy that compresses or buffers would keep events back until there are enough of them.
      "cache-control": "no-store, no-transform",
      "x-accel-buffering": "no",
    },
  });
}
