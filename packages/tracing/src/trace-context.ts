import {
  type Context,
  context,
  isSpanContextValid,
  type Link,
  ROOT_CONTEXT,
  type SpanContext,
  TraceFlags,
  trace,
} from "@opentelemetry/api";

/** Whether what is done now is in a trace that somebody keeps. */
export const isTraced = (): boolean => trace.getActiveSpan()?.isRecording() ?? false;

/** Where the trace is now, as a `traceparent`; null where what is done now isn't kept. Source: w3.org/TR/trace-context, 3.2 */
export function traceNow(): string | null {
  const span = trace.getActiveSpan();
  if (!span?.isRecording()) return null;
  const { traceId, spanId, traceFlags } = span.spanContext();
  return `00-${traceId}-${spanId}-${(traceFlags & TraceFlags.SAMPLED).toString(16).padStart(2, "0")}`;
}

/** Of a `traceparent`, whatever its version: later ones begin with the same. Null where it isn't one. */
export function spanContextOf(traceparent: string | null): SpanContext | null {
  const [, traceId = "", spanId = "", flags = ""] =
    /^(?!ff)[0-9a-f]{2}-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(?:$|-)/.exec(traceparent ?? "") ?? [];
  const found = {
    traceId,
    spanId,
    traceFlags: Number.parseInt(flags, 16) & TraceFlags.SAMPLED,
    isRemote: true,
  };
  return isSpanContextValid(found) ? found : null;
}

/** Where a span goes on: there, or where the caller is if that is nowhere. */
export function contextAt(traceparent: string | null): Context {
  const found = spanContextOf(traceparent);
  return found ? trace.setSpanContext(ROOT_CONTEXT, found) : context.active();
}

/** Links to these, as far as they are anywhere. */
export const linksTo = (traceparents: readonly (string | null)[]): Link[] =>
  traceparents.flatMap((traceparent) => {
    const found = spanContextOf(traceparent);
    return found ? { context: found } : [];
  });
