import type { ReceivedSpan } from "./received-span.ts";

type Field = { number: number; bytes: Buffer };

/**
 * The spans of an ExportTraceServiceRequest: their ids and names. The numbers are those of its fields.
 * Source: github.com/open-telemetry/opentelemetry-proto, trace/v1/trace.proto
 */
export const spansInProtobuf = (body: Buffer): ReceivedSpan[] =>
  within(body, 1)
    .flatMap((resourceSpans) => within(resourceSpans, 2))
    .flatMap((scopeSpans) => within(scopeSpans, 2))
    .map((span) => ({
      traceId: hexOf(span, 1),
      spanId: hexOf(span, 2),
      parentSpanId: hexOf(span, 4),
      name: within(span, 5)[0]?.toString() ?? "",
    }));

const hexOf = (message: Buffer, number: number) => within(message, number)[0]?.toString("hex") ?? "";

const within = (message: Buffer, number: number) =>
  [...fieldsOf(message)].filter((field) => field.number === number).map(({ bytes }) => bytes);

/** Source: protobuf.dev/programming-guides/encoding */
function* fieldsOf(message: Buffer): Generator<Field> {
  let at = 0;
  const varint = () => {
    for (let value = 0, factor = 1; ; factor *= 128) {
      const byte = message[at++] ?? 0;
      value += (byte & 127) * factor;
      if (byte < 128) return value;
    }
  };
  while (at < message.length) {
    const tag = varint();
    const wire = tag % 8;
    const from = at;
    if (wire === 0) varint();
    const length = wire === 2 ? varint() : ({ 1: 8, 5: 4 }[wire] ?? 0);
    const start = wire === 0 ? from : at;
    at += length;
    yield { number: Math.floor(tag / 8), bytes: message.subarray(start, at) };
  }
}
