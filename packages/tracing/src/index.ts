/**
 * What is done, as spans of OpenTelemetry traces. Costs next to nothing where nobody registered an SDK: this knows its API only, so that
 * a host app that traces has our spans among its own.
 *
 * - span: something that was begun and ended, in a trace
 * - trace context: the place in a trace where something goes on, as W3C's `traceparent`, by which it can go on in another process
 */
export { inSpan, type OpenSpan, type SpanOptions, scope } from "./in-span.ts";
export { spanOfPast } from "./past-span.ts";
export { isTraced, traceNow } from "./trace-context.ts";
