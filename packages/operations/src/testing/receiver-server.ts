import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

type Received = {
  method: string;
  path: string;
  messageId: string | undefined;
  body: Record<string, unknown>;
};

/** Stands for receivers of alerts, over HTTP: keeps what it is sent and answers as it is told. */
export async function startReceiverServer() {
  const received: Received[] = [];
  const refused: Received[] = [];
  let status = 202;
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const text = Buffer.concat(chunks).toString();
    const messageId = request.headers["idempotency-key"];
    const one = {
      method: request.method ?? "",
      path: request.url ?? "",
      messageId: Array.isArray(messageId) ? messageId[0] : messageId,
      body: text === "" ? {} : JSON.parse(text),
    };
    (status < 300 ? received : refused).push(one);
    response.writeHead(status).end("taken");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    /** what it took */
    received,
    /** what it answered with another status than 2xx */
    refused,
    /** The bodies that it took at this path. */
    at: (path: string) => received.filter((one) => one.path === path).map(({ body }) => body),
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

export type ReceiverServer = Awaited<ReturnType<typeof startReceiverServer>>;
