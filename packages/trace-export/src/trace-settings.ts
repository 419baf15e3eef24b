import { readEnvironment } from "@calcache/environment";

/** How traces are sent. Where to, with which headers, which share and how many at once, the SDK reads for itself. */
export type TraceSettings = { protocol: "http/protobuf" | "http/json" };

/**
 * Reads OpenTelemetry's variables; null where they ask for no traces.
 * Source: opentelemetry.io/docs/specs/otel/configuration/sdk-environment-variables
 * @throws EnvironmentError naming every bad variable
 */
export function readTraceSettings(
  source?: Readonly<Record<string, string | undefined>>,
): TraceSettings | null {
  const given = readEnvironment(
    [
      "OTEL_SDK_DISABLED",
      "OTEL_TRACES_EXPORTER",
      "OTEL_EXPORTER_OTLP_ENDPOINT",
      "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT",
      "OTEL_EXPORTER_OTLP_PROTOCOL",
      "OTEL_EXPORTER_OTLP_TRACES_PROTOCOL",
    ],
    source,
  );
  const endpoint = given.OTEL_EXPORTER_OTLP_TRACES_ENDPOINT ?? given.OTEL_EXPORTER_OTLP_ENDPOINT;
  if (given.OTEL_SDK_DISABLED || given.OTEL_TRACES_EXPORTER === "none" || endpoint === undefined) return null;
  return {
    protocol:
      given.OTEL_EXPORTER_OTLP_TRACES_PROTOCOL ?? given.OTEL_EXPORTER_OTLP_PROTOCOL ?? "http/protobuf",
  };
}
