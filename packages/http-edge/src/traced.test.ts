import { startTracing } from "@calcache/trace-export";
import { startOtlpReceiver } from "@calcache/trace-export/testing";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { z } from "zod";
import { answer } from "./answer.ts";
import { endpoint } from "./endpoint.ts";
import { serve } from "./serve.ts";

const things = endpoint("GET", "/things/{uid}", {
  summary: "Finds a thing",
  params: z.object({ uid: z.string() }),
  query: z.object({ apiKey: z.string() }),
  answers: { 200: z.object({ uid: z.string() }) },
  async handle({ params }) {
    if (params.uid === "broken") throw new Error("s3cret");
    return answer(200, params);
  },
});
const failures = { isAway: () => false, log: () => ({ error: () => {} }) };
const ask = serve([things], () => ({}), failures);

let receiver: Awaited<ReturnType<typeof startOtlpReceiver>>;
let stop = async () => {};

beforeEach(async () => {
  receiver = await startOtlpReceiver();
  vi.stubEnv("OTEL_EXPORTER_OTLP_ENDPOINT", receiver.url);
  stop = await startTracing({ protocol: "http/json" }, "test", { warn: () => {} });
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await receiver.close();
});

const told = async (headers: Record<string, string> = {}, uid = "s3cret-uid") => {
  await ask(new Request(`http://localhost/things/${uid}?apiKey=s3cret`, { headers }));
  await stop();
  return receiver.spans;
};

test("a request is a span under the path as it was declared, without what stands in it", async () => {
  expect(await told()).toMatchObject([
    {
      name: "GET /things/{uid}",
      kind: 2,
      attributes: [
        { key: "http.request.method", value: { stringValue: "GET" } },
        { key: "http.route", value: { stringValue: "/things/{uid}" } },
        { key: "http.response.status_code", value: { intValue: 200 } },
      ],
      status: { code: 0 },
    },
  ]);
  expect(receiver.requests[0]?.body.toString()).not.toContain("s3cret");
});

test("one that nobody foresaw has failed", async () => {
  expect(await told({}, "broken")).toMatchObject([{ status: { code: 2 } }]);
  expect(receiver.requests[0]?.body.toString()).not.toContain("s3cret");
});

// Broken on purpose: the caller's trace continued.
test("the trace that a caller names is linked to, not continued, and what isn't one is ignored", async () => {
  const [traceId, spanId] = ["4bf92f3577b34da6a3ce929d0e0e4736", "00f067aa0ba902b7"];
  const [span] = await told({ traceparent: `00-${traceId}-${spanId}-01` });
  expect(span?.traceId).not.toBe(traceId);
  expect(span?.links).toMatchObject([{ traceId, spanId }]);
});

test.each([
  "nonsense",
  "",
  `00-${"0".repeat(32)}-00f067aa0ba902b7-01`,
  `00-4bf92f3577b34da6a3ce929d0e0e4736-${"0".repeat(16)}-01`,
  "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
  "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
])("no trace is named by %j", async (traceparent) => {
  expect((await told({ traceparent }))[0]?.links ?? []).toEqual([]);
});
