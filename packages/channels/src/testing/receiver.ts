import { once } from "node:events";
import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { Webhook } from "standardwebhooks";

/** A notice as its receiver has it. */
export type Received = {
  path: string;
  headers: IncomingHttpHeaders;
  body: string;
  /** the body, once its signature was verified as Standard Webhooks' library does */
  verified: { type: string; timestamp: string; data: Record<string, unknown> } | null;
};

/** How a receiver answers; it may keep the sender waiting, or hang up. */
export type Answer =
  | { status: number; headers?: Record<string, string>; body?: string }
  | "hang up"
  | "never";

/** A receiver on this machine, as an application would write one. Each channel has a path of its own, whose secret it is told. */
export async function startReceiver() {
  const received: Received[] = [];
  const secrets = new Map<string, string>();
  let answer: (received: Received) => Answer = () => ({ status: 204 });
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part);
    const path = request.url ?? "";
    const body = Buffer.concat(parts).toString("utf8");
    const one = {
      path,
      headers: request.headers,
      body,
      verified: verify(secrets.get(path), request.headers, body),
    };
    received.push(one);
    const given = answer(one);
    if (given === "never") return;
    if (given === "hang up") return void request.socket.destroy();
    response.writeHead(given.status, given.headers).end(given.body);
  });
  let connections = 0;
  server.on("connection", () => {
    connections += 1;
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  const { port } = server.address() as AddressInfo;
  return {
    received,
    url: (path: string) => `http://127.0.0.1:${port}${path}`,
    port,
    knows: (path: string, secret: string) => void secrets.set(path, secret),
    answers(how: (received: Received) => Answer) {
      answer = how;
    },
    /** How many connections were made since this was last asked. */
    connections() {
      const made = connections;
      connections = 0;
      return made;
    },
    /** What has come since this was last asked. */
    taken: () => received.splice(0),
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

export type Receiver = Awaited<ReturnType<typeof startReceiver>>;

function verify(
  secret: string | undefined,
  headers: IncomingHttpHeaders,
  body: string,
): Received["verified"] {
  if (secret === undefined) return null;
  const plain = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
  // Tests choose the time; the library allows five minutes from now.
  const timestamp = new Date(Number(plain["webhook-timestamp"]) * 1000);
  const expected = new Webhook(secret).sign(plain["webhook-id"] ?? "", timestamp, body).split(",")[1] ?? "";
  const signatures = (plain["webhook-signature"] ?? "").split(" ");
  return signatures.includes(`v1,${expected}`) ? JSON.parse(body) : null;
}
