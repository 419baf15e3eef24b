import { type Attributes, context, SpanKind, SpanStatusCode, trace } from "@opentelemetry/api";
import { contextAt, linksTo, traceNow } from "./trace-context.ts";

/** By which our spans are known among those of others. */
export const scope = "calcache";

/** Asked for each time: one that is kept stays with the SDK that was registered first. */
export const tracer = () => trace.getTracer(scope);

export type SpanOptions = {
  /** No names, addresses, secrets or calendar content. */
  attributes?: Attributes;
  /** A trace context in which the span goes on, wherever it was begun; null or nothing: the caller's. Where both are, it links to the caller's. */
  follows?: string | null;
  /** Trace contexts that it has to do with and isn't part of: of what others told us, for example. */
  links?: readonly (string | null)[];
  /** Whether it answers a request. */
  isRequest?: boolean;
};

/** What becomes known of a span while it lasts. */
export type OpenSpan = { note: (attributes: Attributes) => void; fail: () => void };

/**
 * Does `work` as a span. What it calls are spans in this one, and `traceNow` tells where that is. A span whose work rejects has
 * failed, and says by what class of error: messages may hold anything.
 */
export function inSpan<T>(
  name: string,
  { attributes = {}, follows = null, links = [], isRequest = false }: SpanOptions,
  work: (span: OpenSpan) => Promise<T>,
): Promise<T> {
  const parent = contextAt(follows);
  const caller = parent === context.active() ? null : traceNow();
  const kind = isRequest ? SpanKind.SERVER : SpanKind.INTERNAL;
  const options = { attributes, kind, links: linksTo([caller, ...links]) };
  return tracer().startActiveSpan(name, options, parent, async (span) => {
    const open: OpenSpan = {
      note: (attributes) => void span.setAttributes(attributes),
      fail: () => void span.setStatus({ code: SpanStatusCode.ERROR }),
    };
    try {
      return await work(open);
    } catch (error) {
      open.note({ "error.type": error instanceof Error ? error.name : typeof error });
      open.fail();
      throw error;
    } finally {
      span.end();
    }
  });
}
