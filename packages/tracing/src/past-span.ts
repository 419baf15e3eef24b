import { type Attributes, SpanKind, SpanStatusCode } from "@opentelemetry/api";
import { tracer } from "./in-span.ts";
import { contextAt, linksTo } from "./trace-context.ts";

/**
 * Notes as a span what has just ended. For what is told of afterwards, and for a trace that something else reaches.
 * @param past.ms how long it took
 * @param past.follows a trace context that it belongs to; null: the caller's
 * @param past.isOutgoing whether it asked another server
 */
export function spanOfPast(
  name: string,
  past: {
    ms: number;
    attributes: Attributes;
    failed?: boolean;
    follows?: string | null;
    links?: readonly (string | null)[];
    isOutgoing?: boolean;
  },
): void {
  const { ms, attributes, failed = false, follows = null, links = [], isOutgoing = false } = past;
  // Traces go by the machine's own clock, as those of all other software do.
  const endTime = Date.now();
  const kind = isOutgoing ? SpanKind.CLIENT : SpanKind.INTERNAL;
  const options = { attributes, kind, startTime: endTime - ms, links: linksTo(links) };
  const span = tracer().startSpan(name, options, contextAt(follows));
  if (failed) span.setStatus({ code: SpanStatusCode.ERROR });
  span.end(endTime);
}
