/**
 * Sends traces to where OpenTelemetry's own variables say, by OTLP over HTTP. Loads nothing where they say nothing.
 */

export { startTracing } from "./start-tracing.ts";
export { readTraceSettings, type TraceSettings } from "./trace-settings.ts";
