import type { Log } from "@calcache/calendar-cache";
import type { Metrics } from "../../process/metrics.ts";
import { unforeseenFailure } from "../edge/unforeseen-failure.ts";
import { type EventStream, openEventStream } from "./event-stream.ts";
import type { LivePages } from "./live-pages.ts";
import { parseLiveQuery } from "./live-query.ts";

/** ms. Browsers that lose a server come back over this much time, not all at once. */
const retryFrom = 2_000;
const retrySpread = 3_000;

/** Seconds after which a viewer may ask again where there are too many. */
const retryAfterFull = 30;

export type LiveServices = {
  pages: LivePages;
  metrics: Pick<Metrics, "liveStreams" | "liveEvents">;
  log: Pick<Log, "error">;
  /** in [0, 1) */
  random: () => number;
};

/**
 * Answers with server-sent events: `availability`, without a word more, whenever what an event type offers may have
 * changed. Whoever hears it, or has just connected, asks for slots anew.
 */
export async function answerLive(request: Request, services: LiveServices): Promise<Response> {
  const eventTypeId = parseLiveQuery(new URL(request.url).searchParams);
  if (!eventTypeId.ok) return failure(400, "BAD_REQUEST", eventTypeId.error);
  const { pages, metrics, log, random } = services;
  let leave = () => {};
  const retry = retryFrom + random() * retrySpread;
  const stream = openEventStream({ retry, over: () => leave() });
  try {
    const tell = () => {
      stream.send("availability");
      metrics.liveEvents.inc();
    };
    const joined = await pages.join(eventTypeId.value, { tell, end: stream.end });
    if (joined.kind !== "joined") {
      stream.end();
      return joined.kind === "full" ? tooMany() : noSuchEventType();
    }
    metrics.liveStreams.inc();
    leave = () => {
      joined.leave();
      metrics.liveStreams.dec();
    };
    return streamTo(request, stream);
  } catch (error) {
    stream.end();
    const { status, code, message } = unforeseenFailure(log, "Live", error);
    return failure(status, code, message);
  }
}

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

const noSuchEventType = () => failure(404, "NOT_FOUND", "There is no such event type: check the id");

const tooMany = () =>
  failure(503, "SERVICE_UNAVAILABLE", "Too many pages are open; please try again later", {
    "retry-after": String(retryAfterFull),
  });

const failure = (status: number, code: string, message: string, headers: Record<string, string> = {}) =>
  Response.json(
    { status: "error", error: { code, message } },
    { status, headers: { "cache-control": "no-store", ...headers } },
  );
