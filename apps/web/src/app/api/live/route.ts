import { processRuntime } from "@calcache/runtime";
import { allowOnly } from "../../../api/edge/allow-only.ts";
import { answerLive } from "../../../api/live/answer-live.ts";
import { livePages } from "../../../api/live/process-live-pages.ts";
import { metrics } from "../../../process/metrics.ts";

export const dynamic = "force-dynamic";

export const GET = (request: Request): Promise<Response> =>
  answerLive(request, {
    pages: livePages(),
    metrics: metrics(),
    log: processRuntime().engine.log,
    random: Math.random,
  });

const others = allowOnly("GET");

// Without its own answer, HEAD would open a stream that nobody reads.
export { others as DELETE, others as HEAD, others as PATCH, others as POST, others as PUT };
