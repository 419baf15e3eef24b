import { expect, test } from "vitest";
import { readTraceSettings } from "./trace-settings.ts";

const endpoint = { OTEL_EXPORTER_OTLP_ENDPOINT: "http://127.0.0.1:4318" };

test.each([
  ["nothing is set", {}],
  ["it is set to nothing", { OTEL_EXPORTER_OTLP_ENDPOINT: "" }],
  ["the SDK is disabled", { ...endpoint, OTEL_SDK_DISABLED: "True" }],
  ["traces go nowhere", { ...endpoint, OTEL_TRACES_EXPORTER: "none" }],
])("no traces are sent where %s", (_, given) => {
  expect(readTraceSettings(given)).toBeNull();
});

test("traces are sent as the more particular variables say, by protobuf unless something else is said", () => {
  expect(readTraceSettings(endpoint)).toEqual({ protocol: "http/protobuf" });
  expect(readTraceSettings({ OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: "https://otel.example/traces" })).toEqual({
    protocol: "http/protobuf",
  });
  const json = { ...endpoint, OTEL_EXPORTER_OTLP_PROTOCOL: "http/json" };
  expect(readTraceSettings(json)).toEqual({ protocol: "http/json" });
  expect(readTraceSettings({ ...json, OTEL_EXPORTER_OTLP_TRACES_PROTOCOL: "http/protobuf" })).toEqual({
    protocol: "http/protobuf",
  });
});

test("what can't be done is refused by name", () => {
  const bad = { OTEL_EXPORTER_OTLP_ENDPOINT: "collector:4318", OTEL_EXPORTER_OTLP_PROTOCOL: "grpc" };
  expect(() => readTraceSettings(bad)).toThrow(
    /OTEL_EXPORTER_OTLP_ENDPOINT: must be a URL.*\n.*OTEL_EXPORTER_OTLP_PROTOCOL: must be http\/protobuf or http\/json/,
  );
});
