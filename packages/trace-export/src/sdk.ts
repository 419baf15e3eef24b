import { setTimeout as delay } from "node:timers/promises";
import { scope } from "@calcache/tracing";
import { context, DiagLogLevel, diag, ProxyTracerProvider, trace } from "@opentelemetry/api";
import { AsyncLocalStorageContextManager } from "@opentelemetry/context-async-hooks";
import { OTLPTraceExporter as JsonExporter } from "@opentelemetry/exporter-trace-otlp-http";
import { OTLPTraceExporter as ProtobufExporter } from "@opentelemetry/exporter-trace-otlp-proto";
import {
  defaultResource,
  detectResources,
  envDetector,
  resourceFromAttributes,
} from "@opentelemetry/resources";
import { BasicTracerProvider, BatchSpanProcessor } from "@opentelemetry/sdk-trace-base";
import type { TraceSettings } from "./trace-settings.ts";

export type Log = { warn(fields: object, message: string): void };

/** ms. A receiver that is away must not keep a process from ending. */
const lastWords = 1_500;
/** ms. */
const complainEvery = 60_000;

/** Registers the SDK in this process, for our own spans alone. */
export function openTraces({ protocol }: TraceSettings, name: string, log: Log): () => Promise<void> {
  diag.setLogger(complaints(log), { logLevel: DiagLogLevel.WARN, suppressOverrideMessage: true });
  const exporter = protocol === "http/json" ? new JsonExporter() : new ProtobufExporter();
  const provider = new BasicTracerProvider({
    resource: defaultResource()
      .merge(resourceFromAttributes({ "service.name": name }))
      .merge(detectResources({ detectors: [envDetector] })),
    spanProcessors: [new BatchSpanProcessor(exporter)],
  });
  const nobody = new ProxyTracerProvider();
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  // Next.js has spans of its own, with whole URLs in them: keys and bookings' uids would leave by these.
  trace.setGlobalTracerProvider({
    getTracer: (asked, ...rest) => (asked === scope ? provider : nobody).getTracer(asked, ...rest),
  });
  return async () => {
    await Promise.race([provider.shutdown().catch(() => {}), delay(lastWords, undefined, { ref: false })]);
    trace.disable();
    context.disable();
    diag.disable();
  };
}

/** What the SDK has to complain about, once a minute. Its own words may hold what a header or an answer says. */
function complaints(log: Log) {
  let last = Number.NEGATIVE_INFINITY;
  const complain = () => {
    if (performance.now() - last < complainEvery) return;
    last = performance.now();
    log.warn(
      {},
      "[Traces] can't be sent just now: does OTEL_EXPORTER_OTLP_ENDPOINT lead to a receiver of OTLP over HTTP?",
    );
  };
  const nothing = () => {};
  return { error: complain, warn: complain, info: nothing, debug: nothing, verbose: nothing };
}
