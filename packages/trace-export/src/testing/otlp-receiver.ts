import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { ReceivedSpan } from "./received-span.ts";
import { spansInProtobuf } from "./spans-in-protobuf.ts";

export type { ReceivedSpan };

type Exported = { resourceSpans: { scopeSpans: { spans: ReceivedSpan[] }[] }[] };

/**
 * Stands for a receiver of OTLP over HTTP, and reads what it is sent.
 * Source: opentelemetry.io/docs/specs/otlp, "OTLP/HTTP Request"
 */
export async function startOtlpReceiver() {
  const spans: ReceivedSpan[] = [];
  const requests: { path: string; type: string; body: Buffer }[] = [];
  let status = 200;
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = Buffer.concat(chunks);
    const type = request.headers["content-type"] ?? "";
    requests.push({ path: request.url ?? "", type, body });
    if (status === 200)
      spans.push(...(type === "application/json" ? spansInJson(body) : spansInProtobuf(body)));
    response.writeHead(status, { "content-type": type }).end(type === "application/json" ? "{}" : "");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    spans,
    requests,
    answerWith(next: number) {
      status = next;
    },
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const spansInJson = (body: Buffer) =>
  (JSON.parse(body.toString()) as Exported).resourceSpans.flatMap(({ scopeSpans }) =>
    scopeSpans.flatMap(({ spans }) => spans),
  );
